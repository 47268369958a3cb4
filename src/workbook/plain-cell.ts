import { columnAt } from './references.ts';
import { isText } from './xml/byte-cache.ts';
import { BYTE, isSpecial } from './xml/characters.ts';

/** What stands before a cell's text and behind it, in the two ways of writing, and how many elements that makes. */
const WAYS = [
  { before: Buffer.from('<v>'), behind: Buffer.from('</v></c>'), elements: 2 },
  { before: Buffer.from('<is><t>'), behind: Buffer.from('</t></is></c>'), elements: 3 },
  {
    before: Buffer.from('<is><t xml:space="preserve">'),
    behind: Buffer.from('</t></is></c>'),
    elements: 3,
  },
] as const;

const [LETTER_C, LETTER_R, LETTER_S, LETTER_T] = [0x63, 0x72, 0x73, 0x74];

/** Letters and digits, of which nothing has to be decoded. */
const IS_WORD = new Uint8Array(256);
for (let byte = 0; byte < 128; byte++) if (/\w/.test(String.fromCharCode(byte))) IS_WORD[byte] = 1;

/**
 * A cell written as nearly all are: `<c r="B7" s="3" t="s"><v>12</v></c>`, or `<is><t>` in the place of `<v>`.
 * It is read in one go, at half the price. Anything else (another prefix, references in the text, formulas,
 * comments, what is not well-formed or not all there) is not looked into here: the scanner reads it, and
 * refuses what has to be refused. One object serves a whole part.
 */
export class PlainCell {
  /** From 0; undefined where the cell does not say. */
  column: number | undefined;
  type: string | undefined;
  style: string | undefined;
  /** Where its text lies. */
  from = 0;
  to = 0;
  elements = 0;

  /** Behind the cell that begins here; -1 where it is not written in that way. */
  read(bytes: Buffer, at: number, limit: number): number {
    if (bytes[at + 1] !== LETTER_C || bytes[at + 2] !== BYTE.space) return -1;
    const content = this.#attributes(bytes, at + 3, limit);
    return content < 0 ? -1 : this.#content(bytes, content, limit);
  }

  /** Behind the “>” of the tag. */
  #attributes(bytes: Buffer, from: number, limit: number): number {
    const { type, style } = this;
    this.column = undefined;
    this.type = undefined;
    this.style = undefined;
    let at = from;
    while (true) {
      if (bytes[at + 1] !== BYTE.equals || bytes[at + 2] !== BYTE.doubleQuote) return -1;
      const value = at + 3;
      let end = value;
      while (end < limit && IS_WORD[bytes[end] as number] === 1) end++;
      if (end + 1 >= limit || bytes[end] !== BYTE.doubleQuote) return -1;
      const name = bytes[at];
      if (name === LETTER_R && this.column === undefined) {
        this.column = columnAt(bytes, value, end);
        if (this.column === undefined) return -1;
      } else if (name === LETTER_S && this.style === undefined) this.style = textAt(bytes, value, end, style);
      else if (name === LETTER_T && this.type === undefined) this.type = textAt(bytes, value, end, type);
      else return -1;
      if (bytes[end + 1] === BYTE.greater) return end + 2;
      if (bytes[end + 1] !== BYTE.space) return -1;
      at = end + 2;
    }
  }

  #content(bytes: Buffer, at: number, limit: number): number {
    for (const { before, behind, elements } of WAYS) {
      if (!isAt(before, bytes, at, limit)) continue;
      let end = at + before.length;
      this.from = end;
      while (end < limit && !isSpecial(bytes[end])) end++;
      if (!isAt(behind, bytes, end, limit)) return -1;
      this.to = end;
      this.elements = elements;
      return end + behind.length;
    }
    return -1;
  }
}

/** `guess`: what it mostly is, which is found out faster. */
const textAt = (bytes: Buffer, from: number, to: number, guess: string | undefined): string =>
  guess !== undefined && isText(guess, bytes, from, to) ? guess : bytes.toString('latin1', from, to);

function isAt(pattern: Buffer, bytes: Buffer, at: number, limit: number): boolean {
  if (at + pattern.length > limit) return false;
  for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false;
  return true;
}
