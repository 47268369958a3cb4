import { describe, expect, test } from 'vitest';
import { firstRow } from './workbook-reading.ts';

const number = (v: string | number, style = 0) => `<c s="${style}"><v>${v}</v></c>`;
const row = (cells: string) => `<row>${cells}</row>`;

/** Styles 1, 2 … in the order given, each with this number format; style 0 is the plain one. */
function styles(formats: readonly (number | string)[]): string {
  const id = (format: number | string, n: number) => (typeof format === 'string' ? 200 + n : format);
  const custom = formats.map((format, n) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${id(format, n)}" formatCode="${format.replaceAll('"', '&quot;')}"/>`
      : '',
  );
  const cells = formats.map((format, n) => `<xf numFmtId="${id(format, n)}"/>`);
  // the named styles stand before the cell styles and must not be counted
  const named = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>';
  return `<numFmts>${custom.join('')}</numFmts>${named}<cellXfs><xf/>${cells.join('')}</cellXfs>`;
}

const cellOf = async (xml: string, more = {}) => (await firstRow({ rows: row(xml), ...more }))[0];

describe('text', () => {
  test('comes from the shared table, plain and in runs, without phonetic aids', async () => {
    const strings =
      '<si><t>Sáng_x0020_kiến</t></si>' +
      '<si><r><rPr><b/></rPr><t>Công ty </t></r><r><t xml:space="preserve">Ánh Dương </t></r>' +
      '<rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr/></si>';
    const cells = await firstRow({
      strings,
      rows: row('<c t="s"><v>1</v></c><c t="s"><v> 0 </v></c><c t="s"/>'),
    });
    expect(cells.map(({ text }) => text)).toEqual(['Công ty Ánh Dương ', 'Sáng kiến']);
  });

  test('comes from the cell itself, plain and in runs, without phonetic aids', async () => {
    const inline = '<is><r><t>Ngô </t></r><r><t><![CDATA[Văn & Đạt]]></t></r><rPh><t>x</t></rPh></is>';
    expect(await cellOf(`<c t="inlineStr">${inline}</c>`)).toEqual({ kind: 'text', text: 'Ngô Văn & Đạt' });
  });

  test('keeps its spaces and its Unicode form; line ends become \\n', async () => {
    const decomposed = 'Ho\u0323 va\u0300 te\u0302n';
    const cell = await cellOf(
      `<c t="inlineStr"><is><t>  ${decomposed}\r\nmột&#13;hai_x000D_\nba  </t></is></c>`,
    );
    expect(cell).toEqual({ kind: 'text', text: `  ${decomposed}\nmột\nhai\nba  ` });
  });

  test.each([
    ['a_x0041_b', 'aAb'],
    ['_x005F_x000D_', '_x000D_'],
    ['ma_xyz_x12_', 'ma_xyz_x12_'],
    ['nul_x0000_', 'nul'],
    ['half_xD83D_', 'half\ufffd'],
    ['whole_xD83D__xDE00_', 'whole😀'],
  ])('the escape %s reads %s', async (written, text) => {
    expect(await cellOf(`<c t="str"><v>${written}</v></c>`)).toEqual({ kind: 'text', text });
  });

  test('that comes again is the same cell, which a large file saves much by', async () => {
    const inline = '<c t="inlineStr"><is><t>Công ty TNHH Ánh Dương</t></is></c>';
    const [one, other] = await firstRow({ rows: row(inline + inline) });
    expect(one).toBe(other);
  });

  test('that begins like a formula stays text', async () => {
    const cell = await cellOf('<c t="inlineStr"><is><t>=cmd|calc</t></is></c>');
    expect(cell).toEqual({ kind: 'text', text: '=cmd|calc' });
  });
});

describe('formulas', () => {
  test('are what they last came to', async () => {
    const formula = '<f>A1&amp;"x"</f>';
    const cells = await firstRow({
      rows: row(
        `<c t="str">${formula}<v>Tổng</v></c><c>${formula}<v>3</v></c><c t="b">${formula}<v>0</v></c>` +
          `<c t="e">${formula}<v>#DIV/0!</v></c><c t="b"><v>true</v></c>`,
      ),
    });
    expect(cells).toEqual([
      { kind: 'text', text: 'Tổng' },
      { kind: 'number', text: '3', value: 3 },
      { kind: 'boolean', text: 'FALSE' },
      { kind: 'error', text: '#DIV/0!' },
      { kind: 'boolean', text: 'TRUE' },
    ]);
  });

  test('that never were worked out are empty', async () => {
    const blank =
      '<c><f>SUM(A1)</f><v></v></c><c t="str"><f>B1</f></c><c><f>C1</f></c><c t="e"/><c t="b"/><c t="d"/>';
    const cells = await firstRow({ rows: row(`${blank}<c><v>1</v></c>`) });
    expect(cells.map(({ kind }) => kind)).toEqual([...Array(6).fill('empty'), 'number']);
  });
});

describe('numbers', () => {
  test.each([
    ['0.30000000000000004', '0.3', 0.1 + 0.2],
    ['71097000000', '71097000000', 71_097_000_000],
    ['1.5E3', '1500', 1500],
    ['-2.5', '-2.5', -2.5],
    [' 7 ', '7', 7],
    ['123456789012345.678', '123456789012346', 123_456_789_012_345.67],
  ])('%s reads %s', async (written, text, value) => {
    expect(await cellOf(number(written))).toEqual({ kind: 'number', text, value });
  });

  test.each(['0x10', '1,5', 'NaN', 'Infinity', '1e999'])('%s is none but text', async (written) => {
    expect(await cellOf(number(written))).toEqual({ kind: 'text', text: written });
  });
});

describe('days', () => {
  const asDay = { styles: styles([14]) };

  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [36_585, '2000-02-29'],
    [44_667, '2022-04-16'],
    [44_667.999988, '2022-04-16'],
    [44_667.9999999999, '2022-04-17'],
    [46_812, '2028-02-29'],
    [73_110, '2100-03-01'],
    [2_958_465, '9999-12-31'],
  ])('serial %d of the 1900 system is %s', async (serial, day) => {
    const text = day.split('-').reverse().join('/');
    expect(await cellOf(number(serial, 1), asDay)).toEqual({ kind: 'date', value: day, text });
  });

  test.each([
    [1, '1904-01-02'],
    [43_205, '2022-04-16'],
    [2_957_003, '9999-12-31'],
  ])('serial %d of the 1904 system is %s', async (serial, day) => {
    for (const properties of ['date1904="1"', 'date1904="true"'])
      expect(await cellOf(number(serial, 1), { ...asDay, properties })).toMatchObject({ value: day });
  });

  test('29/02/1900, which the calendar has not, is text', async () => {
    expect(await cellOf(number(60, 1), asDay)).toEqual({ kind: 'text', text: '29/02/1900' });
  });

  test('a time of day, or a number beyond the calendar, stays a number', async () => {
    for (const value of [0, 0.5, -1, 2_958_466])
      expect(await cellOf(number(value, 1), asDay)).toMatchObject({ kind: 'number', value });
  });

  const DAYS = [
    14,
    17,
    22,
    27,
    36,
    45,
    47,
    50,
    58,
    'dd/mm/yyyy',
    'd-mmm-yy',
    '[$-42A]dd/mm/yyyy;@',
    'mm/yyyy',
  ];
  const LONG_DAYS = ['"ngày" dd "tháng" mm "năm" yyyy', '[$-F800]dddd\\,\\ mmmm\\ dd', 'DD/MM/YYYY'];
  const TIMES = ['yyyy-mm-dd hh:mm:ss.000', 'h:mm AM/PM', '[h]:mm'];
  test.each([...DAYS, ...LONG_DAYS, ...TIMES])('format %s shows a day', async (format) => {
    const cell = await cellOf(number(44_667.25, 1), { styles: styles([format]) });
    expect(cell).toMatchObject({ kind: 'date', value: '2022-04-16' });
  });

  const PLAIN = [0, 1, 4, 9, 13, 23, 26, 37, 44, 48, 49, 59, 'General', '#,##0', '0.00E+00', '@', ''];
  const WITH_WORDS = ['#,##0 "đồng/năm"', '0.00 "day"', '#,##0\\ \\d', '#,##0 VND', '[$VND] #,##0'];
  const COLOURED = ['[Red]-0;[Yellow]0', '_(* #,##0_);_(* \\(#,##0\\)', '0_d', '@_d', '@*d'];
  test.each([...PLAIN, ...WITH_WORDS, ...COLOURED])('format %s shows no day', async (format) => {
    const cell = await cellOf(number(44_667, 1), { styles: styles([format]) });
    expect(cell).toEqual({ kind: 'number', text: '44667', value: 44_667 });
  });

  test('stand in the cell as ISO text in the strict dialect', async () => {
    const written = ['2022-05-31', '2022-05-31T23:59:59', '2022-02-31', 'T10:00'];
    const cells = await firstRow({ rows: row(written.map((v) => `<c t="d"><v>${v}</v></c>`).join('')) });
    expect(cells.map(({ kind, text }) => [kind, text])).toEqual([
      ['date', '31/05/2022'],
      ['date', '31/05/2022'],
      ['text', '2022-02-31'],
      ['text', 'T10:00'],
    ]);
  });

  test('do not hang on the time zone of the machine', async () => {
    const before = process.env['TZ'];
    for (const zone of ['America/New_York', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
      process.env['TZ'] = zone;
      expect(await cellOf(number(44_712.999, 1), asDay)).toMatchObject({ value: '2022-05-31' });
      const iso = await cellOf('<c t="d"><v>2022-05-31T23:59:59</v></c>');
      expect(iso).toMatchObject({ value: '2022-05-31' });
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
});
