/** A small letter stands for the sign that it shows above or below the letter before it. */
const SIGNS: Readonly<Record<string, string>> = {
  '\u00f9': '\u0301',
  '\u00f8': '\u0300',
  '\u00fb': '\u0309',
  '\u00f5': '\u0303',
  '\u00ef': '\u0323',
  '\u00e2': '\u0302',
  '\u00e1': '\u0302\u0301',
  '\u00e0': '\u0302\u0300',
  '\u00e5': '\u0302\u0309',
  '\u00e3': '\u0302\u0303',
  '\u00e4': '\u0302\u0323',
  '\u00ea': '\u0306',
  '\u00e9': '\u0306\u0301',
  '\u00e8': '\u0306\u0300',
  '\u00fa': '\u0306\u0309',
  '\u00fc': '\u0306\u0303',
  '\u00eb': '\u0306\u0323',
};

/** Letters that are whole by themselves. */
const LETTERS: Readonly<Record<string, string>> = {
  '\u00f4': 'o\u031b',
  '\u00f6': 'u\u031b',
  '\u00f1': '\u0111',
  '\u00e6': 'i\u0309',
  '\u00f3': 'i\u0303',
  '\u00f2': 'i\u0323',
  '\u00ee': 'y\u0323',
};

const PAIR =
  /([aeouy\u00f4\u00f6])([\u00f9\u00f8\u00fb\u00f5\u00ef\u00e2\u00e1\u00e0\u00e5\u00e3\u00e4\u00ea\u00e9\u00e8\u00fa\u00fc\u00eb])/g;

/** A word typed for the fonts VNI-Times …, in small letters as they show. */
export function fromVni(word: string): string {
  return word
    .toLowerCase()
    .replace(PAIR, (_, letter: string, sign: string) => (LETTERS[letter] ?? letter) + (SIGNS[sign] ?? sign))
    .replace(/[\u00f4\u00f6\u00f1\u00e6\u00f3\u00f2\u00ee]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}
