import { damaged } from '../unreadable-file.ts';
import { BYTE, checkCharacters, isSpace, nameEnd } from './characters.ts';

/** The only form that a declaration may have. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*("1\.\d+"|'1\.\d+')(\s+encoding\s*=\s*("[a-z][\w.-]*"|'[a-z][\w.-]*'))?(\s+standalone\s*=\s*("(yes|no)"|'(yes|no)'))?\s*\?>$/i;

/** Behind the comment that starts here; -1 where the bytes end before it. @throws UnreadableFile */
export function commentEnd(bytes: Buffer, from: number, limit: number): number {
  const dashes = bytes.indexOf('--', from + '<!--'.length);
  if (dashes < 0 || dashes + 3 > limit) return -1;
  if (bytes[dashes + 2] !== BYTE.greater) throw damaged(new Error('two dashes in a comment'));
  checkCharacters(bytes, from, dashes);
  return dashes + 3;
}

/** Where the text of the CDATA section that starts here ends; -1 where the bytes end before it. @throws UnreadableFile */
export function cdataEnd(bytes: Buffer, from: number, limit: number): number {
  const end = bytes.indexOf(']]>', from + '<![CDATA['.length);
  if (end < 0 || end + 3 > limit) return -1;
  checkCharacters(bytes, from, end);
  return end;
}

/** Behind the processing instruction or declaration; -1 where the bytes end before it. @throws UnreadableFile */
export function instructionEnd(bytes: Buffer, from: number, limit: number, isFirst: boolean): number {
  const nameTo = nameEnd(bytes, from + 2, limit);
  if (nameTo < 0) return -1;
  const end = bytes.indexOf('?>', nameTo);
  if (end < 0 || end + 2 > limit) return -1;
  checkCharacters(bytes, from, end);
  if (bytes[nameTo] !== BYTE.question && !isSpace(bytes[nameTo])) throw damaged(new Error('no such name'));
  const isDeclaration = /^xml$/i.test(bytes.toString('latin1', from + 2, nameTo));
  if (isDeclaration && !(isFirst && DECLARATION.test(bytes.toString('latin1', from, end + 2))))
    throw damaged(new Error('a declaration out of place'));
  return end + 2;
}
