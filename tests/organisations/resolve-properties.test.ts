import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName } from '../../src/organisations/names/written-name.ts';
import { unitIndex, unitKey } from '../../src/organisations/resolve-name.ts';
import { PAIRS, STRANGERS } from './unit-names.pairs.ts';
import { UNITS, UNIVERSE } from './unit-names.universe.ts';

const { resolve, suggest } = unitIndex(UNITS);

const RUNS = { numRuns: 700 };
const written = fc.constantFrom(
  ...UNIVERSE.flatMap(({ names }) => names),
  ...Object.values(PAIRS).flatMap((pairs) => pairs.map(([text]) => text)),
  ...STRANGERS,
);

const CODES = new Set(UNIVERSE.map(({ code }) => code));
const isCode = (text: string): boolean => CODES.has(text.trim().toUpperCase().replace('–', '-'));
const OWN_NAMES = new Set(UNIVERSE.flatMap(({ names }) => names));

/** Spellings of one legal form each; what a name begins with is taken for another of its row. */
const SPELLINGS = [
  [
    'Công ty TNHH MTV',
    'Cty TNHH một thành viên',
    'C.ty T.N.H.H 1TV',
    'CÔNG TY TRÁCH NHIỆM HỮU HẠN MTV',
    'CtyTNHH MTV',
  ],
  ['Công ty Liên doanh TNHH', 'Cty LD TNHH', 'CTLD TNHH', 'Công ty TNHH Liên doanh'],
  [
    'Công ty TNHH',
    'Cty TNHH',
    'C.ty TNHH',
    'CT TNHH',
    'CtyTNHH',
    'Cty T.N.H.H',
    'Công ty trách nhiệm hữu hạn',
    'TNHH',
  ],
  ['Tổng công ty', 'TCT', 'Tổng Cty', 'Tổng C.ty'],
  ['Công ty Cổ phần', 'Công ty CP', 'Cty CP', 'C.ty C.P', 'CTCP', 'cty cổ phần'],
  ['Hợp tác xã', 'HTX', 'CĐCS HTX'],
  ['Doanh nghiệp tư nhân', 'DNTN', 'DN tư nhân'],
];

/** The same name with its legal form spelled in every other way. */
function respellings(name: string): string[] {
  const row = SPELLINGS.find((spellings) => spellings.some((spelling) => name.startsWith(`${spelling} `)));
  const spelled = row?.find((spelling) => name.startsWith(`${spelling} `));
  return spelled && row ? row.map((other) => `${other}${name.slice(spelled.length)}`) : [name];
}

const disguise = fc.record({
  letters: fc.constantFrom('as is', 'upper', 'lower'),
  decomposed: fc.boolean(),
  space: fc.constantFrom(' ', '  ', '\u00a0', ' \u200b', '\t', '\n', '\u2009'),
  around: fc.constantFrom('', ' ', '\u00a0', '\ufeff', '.', '“'),
  before: fc.constantFrom('', 'CĐCS ', 'Công đoàn cơ sở '),
});
type Disguise = typeof disguise extends fc.Arbitrary<infer T> ? T : never;

function disguised(text: string, { letters, decomposed, space, around, before }: Disguise): string {
  const cased = letters === 'upper' ? text.toUpperCase() : letters === 'lower' ? text.toLowerCase() : text;
  const spaced = `${around}${before}${cased}${around}`.replaceAll(' ', space);
  return decomposed ? spaced.normalize('NFD') : spaced;
}

describe('the key of a written name', () => {
  it('is its own key, whatever the text', () => {
    const words = fc.constantFrom(
      ...'công ty|cty|c ty|ct|tnhh|mtv|cp|cổ phần|ltd|co|jsc|htx|vn|việt|nam|(|)|,|-|kcn|tại|i|1|2|một|thành viên|và|&|cn|chi nhánh|tct|tổng|cđcs|cđ|sao|khuê|ky|ý|t.n.h.h|[cp]|[|]|.|:|đơn vị|corp|dn|tư nhân|va|tv'.split(
        '|',
      ),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(words, { maxLength: 9 }).map((all) => all.join(' ')),
      fc.array(words, { minLength: 30, maxLength: 120 }).map((all) => all.join(' ')),
      written,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(unitKey(unitKey(text))).toBe(unitKey(text));
        expect(unitKey(text).normalize('NFC')).toBe(unitKey(text));
      }),
      { numRuns: 4_000 },
    );
  });
});

describe('what a name settles', () => {
  it('does not change with letters, Unicode form, spaces or the union’s prefix', () => {
    fc.assert(
      fc.property(written, disguise, (text, how) => {
        if (isCode(text)) return;
        const before = OWN_NAMES.has(text) ? how.before : ''; // “CĐCS 2. Đơn vị: …” is written by nobody
        const other = disguised(text, { ...how, before });
        expect(resolve(other).unit?.code, other).toBe(resolve(text).unit?.code);
      }),
      RUNS,
    );
  });

  it('does not change with the spelling of the legal form', () => {
    let tried = 0;
    for (const { code, name } of UNIVERSE) {
      for (const other of respellings(name)) {
        tried += 1;
        // without any accent “Cty TNHH Hoa Lan” may as well be Hóa Lân
        if (code === 'HOA-LAN' && !readName(other).accented) expect(resolve(other).unit).toBeNull();
        else expect(resolve(other).unit?.code, other).toBe(code);
      }
    }
    expect(tried).toBeGreaterThan(500);
  });

  it('is nothing of another accent', () => {
    const accents = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323', ''];
    fc.assert(
      fc.property(
        fc.constantFrom(...UNIVERSE),
        fc.nat(),
        fc.constantFrom(...accents),
        ({ name, code }, at, accent) => {
          const letters = [...name.normalize('NFD')];
          const toned = letters.flatMap((letter, index) =>
            /[\u0300\u0301\u0303\u0309\u0323]/.test(letter) ? [index] : [],
          );
          if (toned.length > 0) letters[toned[at % toned.length] ?? 0] = accent;
          const other = letters.join('').normalize('NFC');
          const same = readName(other).spelled === readName(name).spelled;
          const found = resolve(other).unit?.code;
          expect(
            found === undefined || found === code ? same || found === undefined : readName(other).accented,
            other,
          ).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe('what is suggested', () => {
  it('begins with the unit of an equal name, with score 1', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNIVERSE), disguise, ({ name, code }, how) => {
        const [first] = suggest(disguised(name, how));
        expect([first?.unit.code, first?.score], disguised(name, how)).toEqual([code, 1]);
      }),
      RUNS,
    );
  });

  it('begins with the unit that the name settles', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { unit } = resolve(text);
        const [first, second] = suggest(text);
        if (unit && !isCode(text)) {
          expect(first?.unit).toBe(unit);
          expect(first?.score).toBe(1);
        }
        if (unit) return;
        expect(first?.score === 1 && second?.score !== 1).toBe(false);
      }),
      RUNS,
    );
  });

  it('is in order, from 0 to 1, each unit once, and no more than asked for, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), written),
        fc.integer({ min: 0, max: 9 }),
        (text, limit) => {
          const found = suggest(text, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(new Set(found.map(({ unit }) => unit)).size).toBe(found.length);
          expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
          expect(found.map(({ score }) => score)).toEqual(
            found.map(({ score }) => score).sort((a, b) => b - a),
          );
          resolve(text);
        },
      ),
      RUNS,
    );
  });
});
