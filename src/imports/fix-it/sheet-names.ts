import { LISTS_SHEET } from '../template/lists.ts';
import { STAMP_SHEET } from '../template/stamp.ts';

/** The longest name and the signs that a workbook refuses; csv and ods files may have either. */
const LONGEST = 31;
const REFUSED = /[[\]:*?/\\]|\p{Cc}/gu;

/** Names that a workbook takes, each once whatever the case, as near to those of the file as can be. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set([LISTS_SHEET, STAMP_SHEET, 'history']);
  return names.map((name) => {
    const bare =
      name
        .replace(REFUSED, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '1';
    for (let again = 1; ; again++) {
      const suffix = again === 1 ? '' : ` (${again})`;
      const chosen = `${cut(bare, LONGEST - suffix.length)}${suffix}`;
      if (taken.has(chosen.toLowerCase())) continue;
      taken.add(chosen.toLowerCase());
      return chosen;
    }
  });
}

/** Never through the middle of a letter of two units; an apostrophe may not come to stand last. */
const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/'+$/, '')
    .trim();
