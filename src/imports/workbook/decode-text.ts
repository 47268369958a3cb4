import { UnreadableFile } from './unreadable-file.ts';

/** By their byte order mark; without one it must be UTF-8, which no other encoding's Vietnamese passes for. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The text without its mark. @throws UnreadableFile where the encoding is none of these, or it is no text */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    // bytes that are no text under a workbook's name: a broken workbook is the likelier story
    const code = /\.(xlsx?|xlsm|ods)$/i.test(fileName) ? 'file_not_a_workbook' : 'file_encoding_unknown';
    throw new UnreadableFile(code, {}, error);
  }
  if (text.includes('\0')) throw new UnreadableFile('file_has_nul');
  return text;
}
