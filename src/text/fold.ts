/** Anything but composed letters and signs with single spaces between them, which most texts are alone. */
const UNTIDY = /[^ -~\u00a1-\u00cf\u00d1-\u0188\u018a-\u02ff\u1e00-\u1eff\u2010-\u2027]| {2}|^ | $/;

/** Composed Unicode, single spaces, no invisible characters, the one Vietnamese Đ: the form in which text is stored. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return tidyLines(text).replace(/\s+/g, ' ').trim();
}

/** As `tidy`, but line breaks stay. */
export function tidyLines(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
      .replace(/[\u00d0\u0189]/g, '\u0110')
      .replace(/[ \t\u00a0]+/g, ' ')
      .trim()
  );
}

/** Halves of characters, as a text cut off anywhere may end in one, become the sign for what cannot be shown. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * The key under which text is found whatever its accents and case: “Đổi mới” → “doi moi”.
 * SQLite's own folding leaves đ alone (it has no decomposition), so it is done here on both databases.
 */
export function fold(text: string): string {
  const letters = text.length;
  if (letters > LONGEST_FAST) return foldSlowly(text);
  let length = 0;
  let gap = false;
  for (let at = 0; at < letters; at++) {
    const key = KEYS[text.charCodeAt(at)] ?? NOT_HERE;
    if (key === NOT_HERE) return foldSlowly(text);
    if (key === GAP) gap = length > 0;
    else if (key !== MARK) {
      if (gap) FOLDED[length++] = GAP;
      gap = false;
      FOLDED[length++] = key;
    }
  }
  // made at once: a text put together letter by letter is kept letter by letter, at thirty times the memory
  return FOLDED.toString('latin1', 0, length);
}

/** Small letters without accents; signs and spaces stay where they are. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐɖƉ]/g, 'd')
    .toLowerCase();
}

const foldSlowly = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MARK = 0;
const GAP = 32;
const NOT_HERE = -1;
const LONGEST_FAST = 4_096;
const FOLDED = Buffer.alloc(2 * LONGEST_FAST);

/**
 * What each character of Latin script comes to on its own: the code of a letter or digit, MARK for a mark,
 * GAP for anything else. Imports fold a dozen texts a row; this takes a tenth of the time. Other scripts,
 * and letters that no byte holds, go the slow way.
 */
const KEYS = keys([
  [0x0000, 0x036f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
]);

function keys(ranges: readonly (readonly [number, number])[]): Int16Array {
  const found = new Int16Array(0x2100).fill(NOT_HERE);
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) found[code] = keyOf(String.fromCharCode(code));
  return found;
}

function keyOf(char: string): number {
  if (/\p{M}/u.test(char)) return MARK;
  const folded = foldSlowly(char);
  if (folded === '') return GAP;
  return folded.length === 1 && folded.charCodeAt(0) < 0x100 ? folded.charCodeAt(0) : NOT_HERE;
}

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']; // huyền, hỏi, ngã, sắc, nặng

/**
 * A key whose byte order is Vietnamese dictionary order (a ă â … d đ e ê …, tones last), stored beside
 * names because the two databases collate differently.
 */
export function sortKey(text: string): string {
  const letters: string[] = [];
  const tones: string[] = [];
  for (const char of text.toLowerCase().normalize('NFC')) {
    const marks = [...char.normalize('NFD')];
    const tone = TONES.findIndex((mark) => marks.includes(mark)) + 1;
    const base = marks
      .filter((mark) => !TONES.includes(mark))
      .join('')
      .normalize('NFC');
    const place = ALPHABET.indexOf(base);
    letters.push(place >= 0 ? String.fromCharCode(0x61 + place) : base);
    tones.push(String(tone));
  }
  return `${letters.join('').replace(/\s+/g, ' ').trim()}\u0001${tones.join('').replace(/0+$/, '')}`;
}
