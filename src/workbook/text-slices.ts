import { setImmediate as breathe } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { composedSlices } from './composed.ts';
import { encodingOf, type TextEncoding } from './text-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';

const SLICE_BYTES = 64 * 1024;

/** Bytes that are no text under a workbook's name: a broken workbook is the likelier story. */
function refusal(fileName: string, cause?: unknown): UnreadableFile {
  const code = /\.(xlsx?|xlsm|ods)$/i.test(fileName) ? 'file_not_a_workbook' : 'file_encoding_unknown';
  return new UnreadableFile(code, {}, cause);
}

function decoderFor(encoding: TextEncoding): (bytes: Uint8Array, more: boolean) => string {
  if (encoding === 'latin1') return (bytes) => Buffer.from(bytes).toString('latin1');
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, stream) => decoder.decode(bytes, { stream });
}

async function* decoded(bytes: Uint8Array, encoding: TextEncoding, fileName: string): AsyncGenerator<string> {
  const decode = decoderFor(encoding);
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    const next = at + SLICE_BYTES;
    let text: string;
    try {
      text = decode(bytes.subarray(at, next), next < bytes.length);
    } catch (error) {
      throw refusal(fileName, error);
    }
    if (text.includes('\0')) throw new UnreadableFile('file_has_nul');
    yield text;
    await breathe();
  }
}

/**
 * The text of a file without its mark, piece by piece; the event loop turns between two pieces.
 * @throws UnreadableFile where its encoding cannot be told, or it is no text
 */
export async function* textSlices(bytes: Uint8Array, fileName: string): AsyncGenerator<string> {
  const encoding = await encodingOf(bytes);
  if (encoding === null) throw refusal(fileName);
  const slices = decoded(bytes, encoding, fileName);
  yield* encoding === 'windows-1258' ? composedSlices(slices) : slices;
}
