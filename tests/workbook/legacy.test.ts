import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectLegacy } from '../../src/workbook/legacy/evidence.ts';
import { isSyllable } from '../../src/workbook/legacy/syllable.ts';
import { fromTcvn3 } from '../../src/workbook/legacy/tcvn3.ts';
import { fromVni } from '../../src/workbook/legacy/vni.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { ods } from '../support/ods.ts';
import { record, unicode, xls } from '../support/xls.ts';
import { xlsx } from '../support/xlsx.ts';
import { refusal } from './workbook-reading.ts';

/** Every Vietnamese word that the product itself shows. */
const catalogue = new URL('../../src/text/vi/', import.meta.url);
const WORDS = [
  ...new Set(
    readdirSync(catalogue)
      .flatMap((name) => readFileSync(new URL(name, catalogue), 'utf8').match(/\p{L}+/gu) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => /[^a-z]/.test(word) && !['nđ', 'qđ'].includes(word)),
  ),
];

/** As typed for .VnTime: each letter the Latin-1 character at whose place the font shows it. */
const toTcvn3 = (text: string): string => iconv.encode(text, 'tcvn').toString('latin1');

const workbook = (rows: readonly (readonly string[])[]) =>
  xlsx({
    rows: rows
      .map(
        (cells) =>
          `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
      )
      .join(''),
  });
const read = async (rows: readonly (readonly string[])[], convert = true) => {
  const { sheets, legacy } = await readWorkbook(
    workbook(rows),
    'a.xlsx',
    convert ? { convert: 'tcvn3' } : {},
  );
  return { legacy, rows: sheets[0]?.rows.map(({ cells }) => cells.map(({ text }) => text)) };
};

describe('a Vietnamese syllable', () => {
  test('is every word that the product shows, in any case and Unicode form', () => {
    expect(WORDS.length).toBeGreaterThan(400);
    expect(WORDS.filter((word) => !isSyllable(word))).toEqual([]);
    expect(WORDS.filter((word) => !isSyllable(word.toUpperCase().normalize('NFD')))).toEqual([]);
  });

  test.each(
    'nghiêng quyển giếng thuở khuỷu hoà hòa quốc gì quý oách ưỡn yểng đ\u01b0\u01a1\u0323c'.split(' '),
  )('is %s', (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  test.each(
    'café müller haù oự kiêc tàt thẻt Việtt nghĩăng bcd đ x q ngh ắắ Sáng1'
      .split(' ')
      .concat('', 'sáng kiến', 'ơ'.repeat(99)),
  )('is not “%s”', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});

describe('TCVN3', () => {
  test.each([
    ['S¸ng kiÕn c¶i tiÕn kü thuËt', 'Sáng kiến cải tiến kỹ thuật'],
    ['Hµ Néi, ngµy 5 th¸ng 6', 'Hà Nội, ngày 5 tháng 6'],
    ['§oµn thÓ x· héi', 'Đoàn thể xã hội'],
    ['NguyÔn V¨n ­íc', 'Nguyễn Văn ước'],
    ['C«ng ty TNHH ¸nh D­¬ng', 'Công ty TNHH ánh Dương'],
    ['15/Q§-UBND', '15/QĐ-UBND'],
    ['¡n ¢u £m ¤ ¥ ¦', 'Ăn Âu Êm Ô Ơ Ư'],
  ])('%s shows %s', (stored, shown) => {
    expect(fromTcvn3(stored)).toBe(shown);
  });

  test('is what iconv makes of it, letter by letter', () => {
    for (let code = 0xa1; code <= 0xff; code++) {
      const letter = String.fromCharCode(code);
      const shown = iconv.decode(Buffer.from([code]), 'tcvn');
      // capitals with a tone and loose tones are of an older standard, and in no font of this one
      const older = shown !== shown.toLowerCase() && code > 0xa7;
      expect(fromTcvn3(letter)).toBe(older || /\p{M}/u.test(shown) ? letter : shown);
    }
  });

  const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 12 });

  test('is recognised in sentences of the product’s words, and converted back to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 3, maxLength: 6 }), async (table) => {
        const texts = table.map((words) => words.join(' '));
        expect(detectLegacy(texts.map(toTcvn3))).toBe('tcvn3');
        expect(detectLegacy(texts)).toBe(null);
        const { legacy, rows } = await read(texts.map((text) => [toTcvn3(text), '123']));
        expect(legacy?.cells).toBe(texts.length);
        expect(rows).toEqual(texts.map((text) => [text, '123']));
      }),
      { numRuns: 200 },
    );
  });

  test('is converted only when that was said; a few examples go with the question', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => [`Gi¶i ph¸p ${n}`, 'C«ng ty', 'ABC']);
    const asked = await read(rows, false);
    expect(asked.rows).toEqual(rows);
    expect(asked.legacy).toEqual({
      encoding: 'tcvn3',
      cells: 18,
      samples: [
        { before: 'Gi¶i ph¸p 0', after: 'Giải pháp 0' },
        { before: 'C«ng ty', after: 'Công ty' },
        { before: 'Gi¶i ph¸p 1', after: 'Giải pháp 1' },
        { before: 'Gi¶i ph¸p 2', after: 'Giải pháp 2' },
        { before: 'Gi¶i ph¸p 3', after: 'Giải pháp 3' },
      ],
    });
    const converted = await read(rows);
    expect(converted.legacy).toEqual(asked.legacy);
    expect(converted.rows?.[0]).toEqual(['Giải pháp 0', 'Công ty', 'ABC']);
  });

  test('in a few cells among proper ones is found, and proper ones stay', async () => {
    const proper = ['Đồ gá hàn', 'Nguyễn Văn An', 'Hà', 'René Müller', 'Tó', '5 µm ±2'];
    const rows = [
      ...Array(500).fill(proper),
      ['§å g¸ hµn', 'Tó', '12/Q§-L§', 'H\u00e0', 'Müller', '5 µm'],
      proper,
    ];
    const { legacy, rows: read500 } = await read(rows);
    expect(legacy?.cells).toBe(1);
    expect(read500?.slice(0, 500)).toEqual(Array(500).fill(proper));
    expect(read500?.[501]).toEqual(proper);
    const [first, ...others] = read500?.[500] ?? [];
    expect(first).toBe('Đồ gá hàn');
    expect(others).toEqual(['Tó', '12/Q§-L§', 'Hà', 'Müller', '5 µm']); // “Hà” in the row: its owner types Unicode
  });

  test('settles what reads both ways by the row, and else by the workbook', async () => {
    const legacyRow = ['§å g¸ hµn', 'Tó', '12/Q§-L§', 'Müller', '5 µm', '3×4'];
    const after = ['Đồ gá hàn', 'Tú', '12/QĐ-LĐ', 'Müller', '5 µm', '3×4'];
    const mixed = await read([legacyRow, ['Đồ gá', 'Tó'], ['Tó', 'x']]);
    expect(mixed.rows).toEqual([after, ['Đồ gá', 'Tó'], ['Tó', 'x']]);
    const all = await read([legacyRow, ['Tó', 'x'], ['bé']]);
    expect(all.rows).toEqual([after, ['Tú', 'x'], ['bộ']]);
  });

  test('is found in .xls and .ods too', async () => {
    const label = record(0x0204, 0, 0, 0, unicode('S¸ng kiÕn'));
    const bytes = [
      xls({ sheets: [{ name: 'A', records: [label] }] }),
      ods(
        '<table:table-row><table:table-cell><text:p>S¸ng kiÕn</text:p></table:table-cell></table:table-row>',
      ),
    ];
    for (const file of bytes) {
      const { sheets, legacy } = await readWorkbook(file, 'a', { convert: 'tcvn3' });
      expect(sheets[0]?.rows[0]?.cells[0]?.text).toBe('Sáng kiến');
      expect(legacy?.cells).toBe(1);
    }
  });
});

describe('VNI', () => {
  test.each([
    ['saùng kieán caûi tieán kyõ thuaät', 'sáng kiến cải tiến kỹ thuật'],
    ['ñöôøng Nguyeãn Vaên Cöø', 'đường nguyễn văn cừ'],
    ['Lyù Töôûng, Myõ, Thuùy, Thuïy', 'lý tưởng, mỹ, thúy, thụy'],
    ['nhieàu loaïi baèng, laép, taúng, daãn, caëp', 'nhiều loại bằng, lắp, tẳng, dẫn, cặp'],
    ['chæ tieâu, kî, só, thò, tæ', 'chỉ tiêu, kỵ, sĩ, thị, tỉ'],
  ])('%s shows %s', (stored, shown) => {
    expect(fromVni(stored)).toBe(shown);
  });

  test.each(['Haø Noäi', 'Saùng kieán caûi tieán', 'Coâng ty TNHH Saûn xuaát Ñoà goã Bình Döông'])(
    '%s is recognised',
    (text) => {
      expect(detectLegacy([text])).toBe('vni');
    },
  );

  test('is refused at its place, with words that say how to convert it', async () => {
    const rows = [
      ['STT', 'Tên'],
      ['1', 'Đồ gá hàn'],
      ['2', 'Caûi tieán khuoân daäp'],
    ];
    expect(await refusal(workbook(rows))).toEqual({
      code: 'file_vni',
      params: { sheet: 'Trang 1', row: 3, column: 'B' },
    });
  });
});

describe('UTF-8 taken for letters of windows-1252', () => {
  const twice = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

  test('is recognised in any sentence of two different words with accents, and refused at its place', async () => {
    expect(twice('Sáng kiến')).toBe('SÃ¡ng kiáº¿n');
    for (let n = 0; n + 1 < WORDS.length; n += 2)
      expect(detectLegacy([twice(`${WORDS[n]} ${WORDS[n + 1]}`)]), WORDS[n]).toBe('twice');
    expect(await refusal(workbook([['STT'], ['Đồ gá', twice('Đồ gá hàn')]]))).toEqual({
      code: 'file_twice_encoded',
      params: { sheet: 'Trang 1', row: 2, column: 'B' },
    });
  });
});

describe('no legacy text', () => {
  test.each<[string, string[]]>([
    [
      'Vietnamese',
      ['Sáng kiến cải tiến', 'Hà', 'Tú', 'hoà giải', 'xuân', 'quý', 'Oá', 'Thuý', 'CÔNG TY', 'bé', 'số'],
    ],
    ['Vietnamese, decomposed', ['Sáng kiến', 'Hà Nội', 'Công ty'].map((text) => text.normalize('NFD'))],
    [
      'French',
      [
        'René où naïf déjà haï maïs',
        'Société Générale',
        'Noël, Citroën',
        'forêt, août, hôtel, tête, dû, père',
      ],
    ],
    ['German', ['Müller Jörg Köln schön für Größe', 'Böhm & Söhne', 'Nö', 'Bäckerei Lüdenscheid Tür']],
    ['Spanish and Danish', ['Peña Núñez', 'mañana', 'Søren Ørsted', 'Århus', 'Bø', 'São Tomé']],
    [
      'units and signs',
      ['5 µm ±2', '25°C', '«A» ½ ¼', 'm² m³', 'Ø20×3', 'kW·h', 'ABC®', '§1', '10 µs', 'Toyota® ©'],
    ],
    ['plain letters', ['Sang kien', 'ABC', '123', '']],
  ])('is in %s', (_, texts) => {
    expect(detectLegacy(texts)).toBe(null);
  });

  test('is ever seen in the product’s own words, composed or not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }), (words) => {
        expect(detectLegacy(words)).toBe(null);
        expect(detectLegacy(words.map((word) => word.normalize('NFD')))).toBe(null);
        expect(detectLegacy(words.map((word) => word.toUpperCase()))).toBe(null);
      }),
      { numRuns: 500 },
    );
  });
});
