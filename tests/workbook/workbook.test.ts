import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { isTextKey, problemText } from '../../src/text/text.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { UNREADABLE_CODES } from '../../src/workbook/unreadable-file.ts';
import { columnName } from '../../src/workbook/workbook.ts';
import { compoundFile } from '../support/compound-file.ts';
import { openDocument } from '../support/ods.ts';
import { type Parts, xlsx, xlsxParts } from '../support/xlsx.ts';
import { zip } from '../support/zip.ts';
import { refusal } from './workbook-reading.ts';

const SAMPLE = '01-mot-doanh-nghiep.xlsx';
const samples = new URL('../samples/', import.meta.url);
const sample = readFileSync(new URL(SAMPLE, samples));
const truth = JSON.parse(readFileSync(new URL('truth.json', samples), 'utf8'))[SAMPLE];

const withParts = (names: readonly string[]) => zip(names.map((name) => ({ name, data: 'x' })));

/** A workbook with one word changed in all its parts and their names. */
function rewritten(parts: Parts, word: string, other: string): Uint8Array {
  const members = Object.entries(xlsxParts(parts));
  return zip(
    members.map(([name, xml]) => ({
      name: name.replace(word, other),
      data: String(xml).replace(word, other),
    })),
  );
}

describe('the sample of one enterprise', async () => {
  const { kind, sheets } = await readWorkbook(sample, SAMPLE);
  const rows = sheets[0]?.rows ?? [];
  const column = (index: number) => rows.slice(1).map(({ cells }) => cells[index]);

  test('is one visible sheet with a header and a row for every initiative', () => {
    expect(kind).toBe('xlsx');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['Sáng kiến', false]]);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows).toHaveLength(truth.good + 1);
    expect(rows[0]?.cells.at(-1)?.text).toBe('Giá trị làm lợi (đồng)');
  });

  test('holds benefits as numbers that add up to the truth', () => {
    const benefits = column(7).map((cell) => (cell?.kind === 'number' ? cell.value : 0));
    expect(benefits.reduce((sum, value) => sum + value, 0)).toBe(truth.benefitVnd);
  });

  test('holds submission days as days, all of the first phase', () => {
    const days = column(5).map((cell) => (cell?.kind === 'date' ? cell.value : 'no day'));
    expect(days.filter((day) => day >= '2022-01-01' && day <= '2022-05-31')).toHaveLength(truth.phase1);
    expect(column(5)[0]).toEqual({ kind: 'date', value: '2022-04-16', text: '16/04/2022' });
  });
});

describe('what a file is', () => {
  test('is told by its bytes, whatever its name', async () => {
    expect((await readWorkbook(xlsx({ rows: '' }), 'danh-sach.csv')).kind).toBe('xlsx');
    expect((await readWorkbook(Buffer.from('a;b\n1;2'), 'danh-sach.xls')).kind).toBe('csv');
  });

  test.each<[string, Uint8Array]>([
    ['a page of paper', Buffer.from('%PDF-1.7 …')],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1')],
    ['a text document', withParts(['word/document.xml', '[Content_Types].xml'])],
    ['a compound file without a workbook', compoundFile([{ name: 'WordDocument', data: Buffer.from('x') }])],
    ['an OpenDocument text', openDocument('<office:text/>')],
    ['a package whose main part is no workbook', xlsx({ replace: { 'xl/workbook.xml': '<document/>' } })],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(bytes)).toEqual({ code: 'file_not_a_workbook', params: {} });
  });

  test.each<[string, Uint8Array]>([
    ['.xlsb', withParts(['xl/workbook.bin'])],
    ['.xlsb', rewritten({}, 'workbook.xml', 'workbook.bin')],
    ['.xls (Excel 2–4)', Buffer.from('0904060000000200100000000a000000', 'hex')],
    ['HTML, XML', Buffer.from('\ufeff <html><table><tr><td>1</td></tr></table></html>')],
    ['HTML, XML', Buffer.from('\ufeff<html><table><tr><td>1</td></tr></table></html>', 'utf16le')],
  ])('names the kind %s where it cannot read it yet', async (kind, bytes) => {
    expect(await refusal(bytes)).toEqual({ code: 'file_kind_not_supported', params: { kind } });
  });

  test('refuses a workbook with a password, with macros, or without a sheet of cells', async () => {
    const sheets = [{ name: 'A', rows: [['x']] }];
    const locked = await writeXlsx({ sheets, encryption: { password: 'mat-khau', spinCount: 1000 } });
    expect(await refusal(locked)).toEqual({ code: 'file_encrypted', params: {} });
    const lockedMember = [{ name: 'xl/workbook.xml', data: 'x', claims: { flags: 1 } }];
    expect(await refusal(zip(lockedMember))).toEqual({ code: 'file_encrypted', params: {} });
    const macros = await writeXlsx({ sheets, vbaProject: new Uint8Array([1, 2, 3]) });
    expect(await refusal(macros)).toEqual({ code: 'file_has_macros', params: {} });
    expect(await refusal(xlsx({ sheets: [] }))).toEqual({ code: 'file_without_sheets', params: {} });
  });

  test('refuses what is empty, too large, or cut off', async () => {
    expect(await refusal(new Uint8Array())).toEqual({ code: 'file_empty', params: {} });
    const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61);
    expect(await refusal(large)).toEqual({ code: 'file_too_large', params: { limit: '20' } });
    for (const kept of [4, 100, sample.length / 2, sample.length - 1])
      expect(await refusal(sample.subarray(0, kept))).toEqual({ code: 'file_damaged', params: {} });
  });

  test('refuses a workbook that names a part which is not there', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = xlsxParts({ rows: '' });
    const members = Object.entries(rest).map(([name, data]) => ({ name, data }));
    expect(await refusal(zip(members))).toEqual({ code: 'file_damaged', params: {} });
    const elsewhere = rewritten({}, 'Target="worksheets', 'TargetMode="External" Target="worksheets');
    expect(await refusal(elsewhere)).toEqual({ code: 'file_damaged', params: {} });
  });
});

test('every code has words that take all its params', () => {
  const params = { limit: '20', kind: '.xls', sheet: 'A', row: 7, column: 'C' };
  for (const code of UNREADABLE_CODES) {
    expect(isTextKey(`problem.${code}`), code).toBe(true);
    expect(problemText({ code, params })).not.toMatch(/[{}]|undefined/);
  }
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is called %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
