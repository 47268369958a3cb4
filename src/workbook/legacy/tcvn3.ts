/** What the fonts .VnTime, .VnArial … show in the place of the Latin-1 characters A1 to FE; a dot where nothing. */
const SHOWN = [
  '\u0102\u00c2\u00ca\u00d4\u01a0\u01af\u0110\u0103\u00e2\u00ea\u00f4\u01a1\u01b0\u0111.',
  '.....\u00e0\u1ea3\u00e3\u00e1\u1ea1.\u1eb1\u1eb3\u1eb5\u1eaf.',
  '......\u1eb7\u1ea7\u1ea9\u1eab\u1ea5\u1ead\u00e8.\u1ebb\u1ebd',
  '\u00e9\u1eb9\u1ec1\u1ec3\u1ec5\u1ebf\u1ec7\u00ec\u1ec9...\u0129\u00ed\u1ecb\u00f2',
  '.\u1ecf\u00f5\u00f3\u1ecd\u1ed3\u1ed5\u1ed7\u1ed1\u1ed9\u1edd\u1edf\u1ee1\u1edb\u1ee3\u00f9',
  '.\u1ee7\u0169\u00fa\u1ee5\u1eeb\u1eed\u1eef\u1ee9\u1ef1\u1ef3\u1ef7\u1ef9\u00fd\u1ef5',
].join('');

const FIRST = 0xa1;

const NOT_SHOWN = new RegExp(
  `[\\u00ff${[...SHOWN].map((shown, n) => (shown === '.' ? String.fromCharCode(FIRST + n) : '')).join('')}]`,
);

/** False where there is a character that those fonts do not have. */
export const fitsTcvn3 = (text: string): boolean => !NOT_SHOWN.test(text);

/**
 * Text that was typed for the fonts of TCVN 5712 (“ABC”, .VnTime) as the letters that they show. The fonts for
 * capitals (.VnTimeH) show small letters large: from them come small letters.
 */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (letter) => {
    const shown = SHOWN[letter.charCodeAt(0) - FIRST];
    return shown === undefined || shown === '.' ? letter : shown;
  });
}
