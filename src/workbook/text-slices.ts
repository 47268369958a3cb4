import { setImmediate as breathe } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { UnreadableFile } from './unreadable-file.ts';

const SLICE_BYTES = 64 * 1024;

/** By their byte order mark; without one it must be UTF-8, which no other encoding's Vietnamese passes for. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The text of a file without its mark, piece by piece; the event loop turns between two pieces.
 * @throws UnreadableFile where the encoding is none of these, or it is no text
 */
export async function* textSlices(bytes: Uint8Array, fileName: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    const next = at + SLICE_BYTES;
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, next), { stream: next < bytes.length });
    } catch (error) {
      // bytes that are no text under a workbook's name: a broken workbook is the likelier story
      const code = /\.(xlsx?|xlsm|ods)$/i.test(fileName) ? 'file_not_a_workbook' : 'file_encoding_unknown';
      throw new UnreadableFile(code, {}, error);
    }
    if (text.includes('\0')) throw new UnreadableFile('file_has_nul');
    yield text;
    await breathe();
  }
}
