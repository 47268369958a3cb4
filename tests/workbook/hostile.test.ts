import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Budget, LIMITS } from '../../src/workbook/limits.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { worksheet, xlsx, xlsxParts } from '../support/xlsx.ts';
import { type Member, zip } from '../support/zip.ts';
import { cpuMillis, firstSheet, texts as read, refusal } from './workbook-reading.ts';

const MEBIBYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';
const DAMAGED = { code: 'file_damaged', params: {} };
const TOO_LARGE = { code: 'file_unpacks_too_large', params: { limit: '209.715.200' } };

/** A sound workbook whose sheet part is told of, packed and filled as said. */
function withSheet(sheet: Partial<Member>): Uint8Array {
  const parts = Object.entries(xlsxParts({ rows: '<row><c><v>1</v></c></row>' }));
  return zip(parts.map(([name, data]) => ({ name, data, ...(name === SHEET ? sheet : {}) })));
}

const extra = (count: number): Member[] =>
  Array.from({ length: count }, (_, n) => ({ name: `xl/media/${n}.png`, data: '' }));

const cell = (value: string | number) => `<c><v>${value}</v></c>`;
const rows = (count: number) => `<sheetData>${`<row>${cell(1)}</row>`.repeat(count)}</sheetData>`;

/** Refused for this, within two seconds of work and at most 150 MiB more memory. */
async function expectQuickRefusal(bytes: Uint8Array, expected: unknown): Promise<void> {
  const started = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  expect(await refusal(bytes)).toEqual(expected);
  expect(cpuMillis(started)).toBeLessThan(2_000);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(150 * MEBIBYTE);
}

describe('a zip file', () => {
  test('is sound without any of these tricks', async () => {
    expect(read(await firstSheet(withSheet({})))).toEqual([[1, '1']]);
  });

  test('of more than 2.000 members is refused before they are looked at', async () => {
    const own = Object.keys(xlsxParts({})).length;
    expect(await refusal(xlsx({ more: extra(LIMITS.members - own) }))).toBe('read');
    const refused = { code: 'file_too_many_members', params: { limit: '2.000' } };
    await expectQuickRefusal(xlsx({ more: extra(LIMITS.members - own + 1) }), refused);
  });

  test('that owns up to a gibibyte is refused before it is unpacked', async () => {
    await expectQuickRefusal(withSheet({ claims: { size: 1024 * MEBIBYTE } }), TOO_LARGE);
    const unread = { name: 'xl/media/a.png', data: '', claims: { size: 1024 * MEBIBYTE } };
    await expectQuickRefusal(xlsx({ more: [unread] }), TOO_LARGE);
  });

  test('that claims to be small is left at the first byte too many', async () => {
    const zeros = Buffer.alloc(150 * MEBIBYTE);
    await expectQuickRefusal(withSheet({ data: zeros, deflate: true, claims: { size: 1000 } }), DAMAGED);
    await expectQuickRefusal(withSheet({ claims: { size: 10 } }), DAMAGED);
    await expectQuickRefusal(withSheet({ claims: { size: 10_000 } }), DAMAGED);
  });

  test('that packs beyond reason is left while it unpacks', async () => {
    const padded = worksheet('<row/>'.repeat(20 * MEBIBYTE));
    await expectQuickRefusal(withSheet({ data: padded, deflate: true }), TOO_LARGE);
    const small = worksheet(`<sheetData>${'<row/>'.repeat(MEBIBYTE - 1)}<row>${cell(7)}</row></sheetData>`);
    const packed = withSheet({ data: small, deflate: true });
    expect(packed.length * LIMITS.ratio).toBeLessThan(small.length);
    expect(await refusal(packed)).toBe('read');
  });

  test('that has one part read over and over is counted each time', async () => {
    const part = `<sheetData/>${`<a b="${'x'.repeat(500)}"/>`.repeat(12_000)}`;
    const sheets = Array.from({ length: 50 }, (_, n) => ({ name: `${n}`, xml: n === 0 ? part : '' }));
    const parts = Object.entries(xlsxParts({ sheets }));
    const pointed = parts.map(([name, xml]) => ({
      name,
      data: name.endsWith('workbook.xml.rels') ? String(xml).replace(/sheet\d+\.xml/g, 'sheet1.xml') : xml,
      deflate: true,
    }));
    expect(await refusal(zip(pointed))).toEqual(TOO_LARGE);
  });

  test('with a wrong checksum, an unknown packing or two members of one name is damaged', async () => {
    await expectQuickRefusal(withSheet({ claims: { crc: 1 } }), DAMAGED);
    await expectQuickRefusal(withSheet({ claims: { method: 9 } }), DAMAGED);
    await expectQuickRefusal(withSheet({ claims: { method: 8 } }), DAMAGED);
    await expectQuickRefusal(xlsx({ more: [{ name: SHEET.toUpperCase(), data: worksheet('') }] }), DAMAGED);
  });

  test('may hold members with odd paths, which are never written anywhere', async () => {
    const odd = ['../../etc/passwd', '/abs', 'C:\\x', 'a\\..\\b'].map((name) => ({ name, data: 'x' }));
    expect(await refusal(xlsx({ more: odd }))).toBe('read');
  });
});

describe('markup', () => {
  const DOCTYPE = { code: 'file_xml_doctype', params: {} };
  const laughs = '<!DOCTYPE a [<!ENTITY b "hahaha"><!ENTITY c "&b;&b;&b;&b;">]>';

  test.each([
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    SHEET,
    'xl/sharedStrings.xml',
    'xl/styles.xml',
  ])('with a document type in %s is refused', async (part) => {
    const parts = { rows: '', strings: '', styles: '' };
    const sound = String(xlsxParts(parts)[part]);
    await expectQuickRefusal(xlsx({ ...parts, replace: { [part]: laughs + sound } }), DOCTYPE);
  });

  test('with a document type in disguise is refused', async () => {
    const endless = `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(500_000)}`;
    await expectQuickRefusal(withSheet({ data: endless, deflate: true }), DOCTYPE);
    const utf16 = Buffer.from(`\ufeff<?xml version="1.0"?>${laughs}<worksheet/>`, 'utf16le');
    await expectQuickRefusal(withSheet({ data: utf16 }), DOCTYPE);
    const late = `<?xml version="1.0"?><!--${' '.repeat(65_500)}--><!DOCTYPE a><worksheet/>`;
    await expectQuickRefusal(withSheet({ data: late, deflate: true }), DOCTYPE);
  });

  test('nested more than 64 deep is refused', async () => {
    const nested = (depth: number) => worksheet('<a>'.repeat(depth - 1) + '</a>'.repeat(depth - 1));
    expect(await refusal(withSheet({ data: nested(64) }))).toBe('read');
    const refused = { code: 'file_xml_too_deep', params: { limit: '64' } };
    await expectQuickRefusal(withSheet({ data: nested(65) }), refused);
    await expectQuickRefusal(withSheet({ data: nested(2_000_000), deflate: true }), refused);
  });

  test.each<[string, string]>([
    ['comment', `<!--${'x'.repeat(8 * MEBIBYTE)}-->`],
    ['text', `<a>${'x'.repeat(8 * MEBIBYTE)}</a>`],
    ['attribute', `<a b="${'x'.repeat(8 * MEBIBYTE)}"/>`],
    ['name', `<${'x'.repeat(8 * MEBIBYTE)}/>`],
    ['row of comments', '<!-- x -->'.repeat(MEBIBYTE)],
  ])('with an endless %s is refused', async (_, xml) => {
    await expectQuickRefusal(withSheet({ data: worksheet(xml), deflate: true }), DAMAGED);
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no markup', 'x'],
    ['an element left open', '<worksheet><sheetData>'],
    ['crossed elements', '<worksheet><a><b></a></b></worksheet>'],
    ['an unknown entity', worksheet('&nbsp;')],
    ['a forbidden character', worksheet('&#0;')],
    ['bytes that are no UTF-8', Buffer.from(worksheet('\xe1'), 'latin1')],
    ['a letter cut in two at the end', Buffer.from(`${worksheet('')}\u1ec7`).subarray(0, -1)],
  ])('that is %s is damaged', async (_, data) => {
    expect(await refusal(withSheet({ data }))).toEqual(DAMAGED);
  });
});

describe('a workbook', () => {
  test('has at most 50 sheets', async () => {
    const sheets = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `${n}`, xml: rows(1) }));
    expect((await readWorkbook(xlsx({ sheets: sheets(50) }), 'a.xlsx')).sheets).toHaveLength(50);
    const refused = { code: 'file_too_many_sheets', params: { limit: '50' } };
    expect(await refusal(xlsx({ sheets: sheets(51) }))).toEqual(refused);
  });

  test('has at most 100.000 rows with content over all its sheets, and some around them', async () => {
    const first = { name: 'A', xml: rows(60_000) };
    const { sheets } = await readWorkbook(
      xlsx({ sheets: [first, { name: 'B', xml: rows(40_000) }] }),
      'a.xlsx',
    );
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([60_000, 40_000]);
    const refused = { code: 'file_too_many_rows', params: { limit: '100.000' } };
    expect(await refusal(xlsx({ sheets: [first, { name: 'B', xml: rows(41_001) }] }))).toEqual(refused);
  });

  test('has at most 64 columns with content; blank ones beyond do not matter', async () => {
    const blank = '<c s="1"/>'.repeat(16_384 - 64);
    const wide = await firstSheet(xlsx({ rows: `<row>${cell(1).repeat(64)}${blank}</row>` }));
    expect(wide.rows[0]?.cells).toHaveLength(64);
    expect(await refusal(xlsx({ rows: `<row/><row>${cell(1).repeat(65)}</row>` }))).toEqual({
      code: 'file_too_many_columns',
      params: { sheet: 'Trang 1', row: 2, column: 'BM', limit: '64' },
    });
  });

  test('has at most 32.767 characters in a cell, shared or its own', async () => {
    const long = (length: number) => `<t>${'ệ'.repeat(length)}</t>`;
    const own = (length: number) => `<row><c/><c t="inlineStr"><is>${long(length)}</is></c></row>`;
    const shared = { rows: '<row><c/><c t="s"><v>0</v></c></row>', strings: `<si>${long(32_768)}</si>` };
    const refused = {
      code: 'file_cell_too_long',
      params: { sheet: 'Trang 1', row: 1, column: 'B', limit: '32.767' },
    };
    expect(await refusal(xlsx({ rows: own(32_767) }))).toBe('read');
    expect(await refusal(xlsx({ rows: own(32_768) }))).toEqual(refused);
    expect(await refusal(xlsx(shared))).toEqual(refused);
  });

  test('has at most 50.000 merges', async () => {
    const merges = (count: number) => ({
      name: 'A',
      xml: `${rows(1)}${'<mergeCell ref="A1:B2"/>'.repeat(count)}`,
    });
    expect(await refusal(xlsx({ sheets: [merges(50_000)] }))).toBe('read');
    const refused = { code: 'file_too_many_merges', params: { limit: '50.000' } };
    expect(await refusal(xlsx({ sheets: [merges(50_001)] }))).toEqual(refused);
  });

  test('has at most 2.000.000 cells with content and 50.000.000 characters', async () => {
    const refused = { code: 'file_too_many_cells', params: { limit: '2.000.000' } };
    const varied = Array.from(
      { length: 31_251 },
      (_, n) => `<row>${`<c s="${n * 7919}"><v>${n}</v></c>`.repeat(64)}</row>`,
    );
    expect(await refusal(xlsx({ rows: varied.join('') }))).toEqual(refused);
    expect(await refusal(Buffer.from(`${'x,'.repeat(63)}x\n`.repeat(31_251)))).toEqual(refused);
    const text = () => `<row><c t="str"><v>${randomBytes(800).toString('hex').repeat(20)}</v></c></row>`;
    const texts = { code: 'file_unpacks_too_large', params: { limit: '50.000.000' } };
    expect(await refusal(xlsx({ rows: Array.from({ length: 1_600 }, text).join('') }))).toEqual(texts);
  });

  test('is counted as a whole, and refused when any count is passed', () => {
    for (const [what, code] of [
      ['cells', 'file_too_many_cells'],
      ['characters', 'file_unpacks_too_large'],
      ['strings', 'file_unpacks_too_large'],
      ['styles', 'file_unpacks_too_large'],
      ['xmlElements', 'file_unpacks_too_large'],
    ] as const) {
      const budget = new Budget();
      budget.spend(what, LIMITS[what]);
      expect(() => budget.spend(what)).toThrowError(expect.objectContaining({ code }));
    }
  });

  test('lets others have their turn while it is read', async () => {
    const varied = Array.from({ length: 40_000 }, (_, n) => `<row>${cell(n)}${cell(n * 7919)}</row>`).join(
      '',
    );
    const stored = withSheet({ data: worksheet(`<sheetData>${varied}</sheetData>`) });
    let turns = 0;
    let reading = true;
    const count = () => {
      turns++;
      if (reading) setImmediate(count);
    };
    setImmediate(count);
    await readWorkbook(stored, 'a.xlsx');
    reading = false;
    expect(turns).toBeGreaterThan(varied.length / (64 * 1024));
  });
});
