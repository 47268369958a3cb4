import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { guessDelimiter } from '../../src/workbook/csv.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { firstSheet, refusal, texts } from './workbook-reading.ts';

const read = async (text: string | Uint8Array) =>
  texts(await firstSheet(Buffer.from(text as string), 'a.csv'));
const TABLE = 'STT;Tên sáng kiến\n1;Đồ gá hàn';
const TABLE_READ = [
  [1, 'STT', 'Tên sáng kiến'],
  [2, '1', 'Đồ gá hàn'],
];

describe('encodings', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TABLE}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${TABLE}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${TABLE}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(TABLE_READ);
  });

  test('a letter that the reader’s own pieces cut stays whole', async () => {
    for (const shift of ['', 'x', 'xx']) {
      const long = shift + 'ệ'.repeat(30_000);
      expect(await read(`a,${long}\nb,${long}`)).toEqual([
        [1, 'a', long],
        [2, 'b', long],
      ]);
    }
  });

  /** As Windows types it: the letter with its sign, then the tone. */
  const to1258 = (text: string): Uint8Array => {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/;
    const apart = [...text.normalize('NFC')].map((letter) => {
      const parts = letter.normalize('NFD');
      return parts.replace(tone, '').normalize('NFC') + (tone.exec(parts)?.[0] ?? '');
    });
    return iconv.encode(apart.join(''), 'windows-1258');
  };
  const SENTENCES =
    'STT;Tên sáng kiến;Tác giả\n1;Cải tiến đồ gá hàn, giảm thời gian gá đặt;Nguyễn Thị Hoà\n2;Quy trình Đệ nhất;Trần Ước';

  test.each<[string, Uint8Array]>([
    ['windows-1258', to1258(SENTENCES)],
    ['UTF-16LE without a mark', Buffer.from(SENTENCES, 'utf16le')],
    ['UTF-16BE without a mark', Buffer.from(SENTENCES, 'utf16le').swap16()],
  ])('%s is told by what it holds', async (_, bytes) => {
    expect(await read(bytes)).toEqual(SENTENCES.split('\n').map((line, n) => [n + 1, ...line.split(';')]));
  });

  test('windows-1258 cut anywhere into pieces still has its accents joined', async () => {
    for (const shift of ['', 'x', 'xx']) {
      const long = `${shift}${'kiến thức '.repeat(3_000)}`;
      const text = `a,${long}\nb,${long}\nc,${long}`;
      expect(await read(to1258(text))).toEqual(['a', 'b', 'c'].map((letter, n) => [n + 1, letter, long]));
    }
  });

  test('text for TCVN3 fonts is read letter by letter, and then found; text for VNI fonts is named', async () => {
    const tcvn3 = iconv.encode('STT;tên sáng kiến\n1;đồ gá hàn', 'tcvn');
    const asked = await readWorkbook(tcvn3, 'a.csv');
    expect(asked.legacy?.samples).toContainEqual({
      before: '\u00ae\u00e5 g\u00b8 h\u00b5n',
      after: 'đồ gá hàn',
    });
    const { sheets } = await readWorkbook(tcvn3, 'a.csv', { convert: 'tcvn3' });
    expect(sheets.map(texts)).toEqual([
      [
        [1, 'STT', 'tên sáng kiến'],
        [2, '1', 'đồ gá hàn'],
      ],
    ]);
    const vni = Buffer.from('STT,Teân saùng kieán\n1,Caûi tieán khuoân daäp', 'latin1');
    expect(await refusal(vni, 'a.csv')).toMatchObject({
      code: 'file_vni',
      params: { sheet: 'a', row: 1, column: 'B' },
    });
  });

  test('every sentence of Vietnamese words is read rightly from each of them, or refused, never otherwise', async () => {
    const words =
      'đồ gá hàn cải tiến quy trình số bộ bé Hoà thuỷ lực giảm phế phẩm Nguyễn Ước mở rộng nâng cao'.split(
        ' ',
      );
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
      .map((chosen) => chosen.join(' '));
    const encode = fc.constantFrom(
      to1258,
      (text: string) => iconv.encode(text.toLowerCase(), 'tcvn'),
      Buffer.from,
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sentence, encode, async (text, encoded) => {
        const bytes = encoded(text);
        const outcome = await refusal(bytes, 'a.csv');
        seen.add(outcome === 'read' ? 'read' : outcome.code);
        if (outcome !== 'read') return;
        const { sheets } = await readWorkbook(bytes, 'a.csv', { convert: 'tcvn3' });
        expect([text, text.toLowerCase()]).toContain(sheets[0]?.rows[0]?.cells[0]?.text);
      }),
      { numRuns: 500 },
    );
    expect(seen).toEqual(new Set(['read', 'file_encoding_unknown']));
  });

  test('others are refused, and a broken workbook under its name is called so', async () => {
    const western = Buffer.from('Caf\xe9 M\xfcller, Soci\xe9t\xe9 G\xe9n\xe9rale', 'latin1');
    expect(await refusal(western, 'a.csv')).toEqual({ code: 'file_encoding_unknown', params: {} });
    expect(await refusal(western, 'a.xlsx')).toEqual({ code: 'file_not_a_workbook', params: {} });
    expect(await refusal(Buffer.from('a,b\0c'), 'a.csv')).toEqual({ code: 'file_has_nul', params: {} });
    const cut = Buffer.from(`${TABLE}ệ`).subarray(0, -1);
    expect(await refusal(cut, 'a.csv')).toEqual({ code: 'file_encoding_unknown', params: {} });
  });
});

describe('the delimiter', () => {
  test.each([
    [',', 'a,b,c\n1,2,3'],
    [';', 'Tên;Giá trị\nA;1,5\nB;2,5'],
    [';', 'a;b;1,5\nc;d;2,5'],
    [';', '"a,b,c,d";2\n"e\n,,,f";3'],
    ['\t', 'Tên, họ\tTuổi\nAn, Nguyễn\t30\nBình\t31'],
    ['|', 'a|b;c\n1|2'],
    ['\t', '"a"\t"b"'],
    [';', 'BIỂU TỔNG HỢP, NĂM 2022\n\na;b;c\n1;2;3\n4;5;6'],
    [',', 'một cột\nhai'],
    [',', ''],
  ])('%j divides %j', (delimiter, text) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  test('is taken from Excel’s own hint, which is no row', async () => {
    expect(await read('sep=;\r\na,b;c\r\nd,e;f')).toEqual([
      [1, 'a,b', 'c'],
      [2, 'd,e', 'f'],
    ]);
  });
});

describe('records', () => {
  test('keep quotes, line breaks and everything else inside them, as text', async () => {
    expect(await read('a,"dòng 1\r\ndòng ""2""",0012\r\n"",=1+1, b \r\n')).toEqual([
      [1, 'a', 'dòng 1\ndòng "2"', '0012'],
      [2, '', '=1+1', ' b '],
    ]);
    expect((await firstSheet(Buffer.from('7,TRUE'), 'a.csv')).rows[0]?.cells).toEqual([
      { kind: 'text', text: '7' },
      { kind: 'text', text: 'TRUE' },
    ]);
  });

  test('may differ in length and bear stray quotes', async () => {
    expect(await read('a,b,c\nống 5" dài,1\n"x"y,2,,\nz')).toEqual([
      [1, 'a', 'b', 'c'],
      [2, 'ống 5" dài', '1'],
      [3, '"x"y', '2'],
      [4, 'z'],
    ]);
  });

  test('are numbered as a spreadsheet shows them, blank ones counted and left out', async () => {
    expect(await read('a,b\r\n\r\n,,\r"c\nd",e\n')).toEqual([
      [1, 'a', 'b'],
      [4, 'c\nd', 'e'],
    ]);
  });

  test('a quote that nobody closes is named by its row', async () => {
    const open = Buffer.from('a,b\n1,2\n"c,d\n3,4');
    expect(await refusal(open)).toEqual({ code: 'file_quote_not_closed', params: { row: 3 } });
    const endless = Buffer.from(`a,b\n"c${'\nd,e'.repeat(1_000_000)}`);
    expect(await refusal(endless)).toEqual({ code: 'file_row_too_long', params: { row: 2 } });
  });

  test('with too many cells or too long a text are refused with their place', async () => {
    expect(await refusal(Buffer.from(`a\n${'x,'.repeat(65)}`), 'ds.csv')).toEqual({
      code: 'file_too_many_columns',
      params: { sheet: 'ds', row: 2, column: 'BM', limit: '64' },
    });
    expect(await refusal(Buffer.from(`a,b\n1,${'x'.repeat(32_768)}`), 'ds.csv')).toEqual({
      code: 'file_cell_too_long',
      params: { sheet: 'ds', row: 2, column: 'B', limit: '32.767' },
    });
    expect(await refusal(Buffer.from(','.repeat(5_000_000)))).toMatchObject({ code: 'file_row_too_long' });
  });

  test('are at most 100.000 with content, and blank ones do not go on for ever', async () => {
    expect((await read('1\n\n'.repeat(100_000))).at(-1)).toEqual([199_999, '1']);
    const over = await refusal(Buffer.from('1\n'.repeat(101_001)));
    expect(over).toEqual({ code: 'file_too_many_rows', params: { limit: '100.000' } });
    const endless = await refusal(Buffer.from('\n'.repeat(2_000_000)));
    expect(endless).toEqual({ code: 'file_too_many_rows', params: { limit: '1.048.576' } });
  });
});

test('the sheet is named after the file, without path and ending', async () => {
  for (const name of ['tháng 5.csv', '../../etc/tháng 5.csv', 'C:\\tệp\\tháng 5.csv'])
    expect((await firstSheet(Buffer.from('a'), name)).name).toBe('tháng 5');
});

test('line ends alone make a sheet without rows', async () => {
  expect(await read('\ufeff')).toEqual([]);
  expect(await read('\r\n\r\n')).toEqual([]);
});
