import { properName } from '../names/written-name.ts';
import { CODE_LENGTH, RESERVED } from '../organisation.input.ts';

const MOST = CODE_LENGTH - 6;

/** A code made from a name: “Công ty TNHH Điện tử Sao Khuê Việt Nam” → DIEN-TU-SAO-KHUE; numbered where it is taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const words = properName(name)
    .replace(/ viet nam$/, '')
    .toUpperCase()
    .split(' ')
    .map((word) => word.replace(/[^A-Z0-9]/g, ''))
    .filter(Boolean);
  let base = '';
  for (const word of words) {
    if (base.length + word.length + 1 > MOST) break;
    base = base ? `${base}-${word}` : word;
  }
  base ||= words[0]?.slice(0, MOST) ?? 'DV';
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code) && !(number === 1 && RESERVED.has(code))) return code;
  }
}
