import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { referenceData } from '../../db/seeds/reference.ts';
import type { Category, Phase } from '../../src/campaigns/campaign.ts';
import { readTables } from '../../src/imports/check/read-tables.ts';
import {
  categoryIndex,
  isConfidential,
  recognitionLevelOf,
  solutionKindOf,
} from '../../src/imports/rows/choices.ts';
import { fieldOfHeader } from '../../src/imports/table/fields.ts';
import { COLUMNS, headerText, type TemplateFacts } from '../../src/imports/template/columns.ts';
import { readStamp, stampProblem, TEMPLATE_VERSION } from '../../src/imports/template/stamp.ts';
import { ownSheets, templateWorkbook } from '../../src/imports/template/template-workbook.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { Workbook } from '../../src/workbook/workbook.ts';
import { ENTERPRISES, NOW, SLUG } from '../support/cast.ts';

const categories = referenceData.categories.map(
  (category, n) => ({ ...category, id: n + 1, active: 1 }) as never,
) as Category[];
const phases = [
  { number: 1, theme: 'Tháng Công nhân', starts_on: '2022-01-01', ends_on: '2022-05-31', closed_at: null },
  {
    number: 2,
    theme: '',
    starts_on: '2022-06-01',
    ends_on: '2023-09-30',
    closed_at: '2023-10-02T03:00:00.000Z',
  },
] as Phase[];
const units = Object.values(ENTERPRISES).map(({ name }) => name);

const FOR_STAFF: TemplateFacts = {
  campaign: { slug: SLUG, title: 'Sáng kiến, sáng tạo Thủ đô' },
  phases,
  own: null,
  units,
  categories,
  now: NOW,
};

async function bytesOf(facts: TemplateFacts): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of templateWorkbook(facts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const bookOf = async (facts: TemplateFacts): Promise<Workbook> =>
  readWorkbook(await bytesOf(facts), 'mau.xlsx');

const textsOf = (book: Workbook, name: string): string[][] =>
  book.sheets.find((sheet) => sheet.name === name)?.rows.map(({ cells }) => cells.map(({ text }) => text)) ??
  [];

describe('the template', () => {
  it('has headers that the import takes for what they are', () => {
    for (const own of [null, units[0] ?? ''])
      expect(COLUMNS.map(({ field }) => fieldOfHeader(headerText(field, { own }))?.field)).toEqual(
        COLUMNS.map(({ field }) => field),
      );
    const starred = (own: string | null) =>
      COLUMNS.map(({ field }) => headerText(field, { own })).filter((header) => header.endsWith(' *'));
    expect(starred('x')).toEqual(['Tên sáng kiến *', 'Tác giả *', 'Lĩnh vực *', 'Ngày nộp *']);
    expect(starred(null)).toEqual(['Tên sáng kiến *', 'Tác giả *', 'Đơn vị *', 'Lĩnh vực *', 'Ngày nộp *']);
  });

  it('offers only values that the import understands', async () => {
    const [, ...rows] = textsOf(await bookOf(FOR_STAFF), '_danh_sach');
    const column = (index: number) => rows.map((row) => row[index] ?? '').filter(Boolean);
    expect(column(0)).toEqual(units);
    const codeOf = categoryIndex(categories);
    expect(column(1).map((name) => codeOf(name))).toEqual(categories.map(({ code }) => code));
    expect(column(2)).toEqual(['năm đầu', 'mỗi năm', 'một lần']);
    expect(column(3).map(solutionKindOf).filter(Boolean)).toHaveLength(5);
    expect(new Set(column(4).map(recognitionLevelOf)).size).toBe(5);
    expect(column(5).map(isConfidential)).toEqual([true, false]);
  });

  it('holds nothing to import before somebody fills it in', async () => {
    const book = await bookOf(FOR_STAFF);
    const form = { ...book, sheets: book.sheets.slice(0, 1) };
    await expect(readTables(form)).rejects.toMatchObject({ problems: { file: { code: 'import_no_rows' } } });
    expect(ownSheets(readStamp(book))).toEqual(new Set(['_sang_kien', '_danh_sach', 'Hướng dẫn']));
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sáng kiến', false],
      ['Hướng dẫn', false],
      ['_danh_sach', true],
      ['_sang_kien', true],
    ]);
  });

  it('explains every column, the phases, the limits and what counts', async () => {
    const guide = textsOf(await bookOf(FOR_STAFF), 'Hướng dẫn');
    const lines = guide.map((texts) => texts.join(' | '));
    for (const { field } of COLUMNS)
      expect(guide.find(([header]) => header === headerText(field, FOR_STAFF))?.every(Boolean)).toBe(true);
    expect(lines).toContain('1 | 01/01/2022 | 31/05/2022 | Tháng Công nhân | Nhận theo ngày nộp');
    expect(lines).toContain('2 | 01/06/2022 | 30/09/2023 |  | Đã chốt lúc 10:00, 02/10/2023');
    expect(lines).toContain('Mỗi tệp không quá 20 MB và 100.000 dòng.');
    expect(lines.join('\n')).toContain('chỉ tính sáng kiến đã được công đoàn xác nhận');
    expect(
      Math.max(...guide.filter((texts) => texts.length === 1).map(([line = '']) => line.length)),
    ).toBeLessThan(160);
  });

  it('says so where there are too many units for a list', async () => {
    const book = await bookOf({ ...FOR_STAFF, units: null });
    expect(textsOf(book, 'Hướng dẫn').flat().join('\n')).toContain('Có hơn 5.000 đơn vị');
    expect(textsOf(book, '_danh_sach')[1]?.[0]).toBe('');
  });

  it('keeps its stamp when another program saves it', async () => {
    const saved = await saveXlsx(await openXlsx(await bytesOf(FOR_STAFF)));
    const stamp = readStamp(await readWorkbook(saved, 'mau.xlsx'));
    expect(stamp).toMatchObject({ kind: 'template', version: TEMPLATE_VERSION, campaign: SLUG, batch: null });
    expect(stampProblem(stamp, SLUG)).toBeNull();
    expect(stampProblem(stamp, 'phong-trao-khac')).toEqual({ code: 'template_of_other_campaign' });
    expect(stamp && stampProblem({ ...stamp, version: TEMPLATE_VERSION - 1 }, SLUG)).toEqual({
      code: 'template_outdated',
    });
    expect(stamp && stampProblem({ ...stamp, kind: 'fix-it', batch: 41 }, SLUG)).toMatchObject({
      code: 'fix_it_of_other_batch',
    });
    expect(stampProblem(null, SLUG)).toBeNull();
    expect(readStamp({ sheets: [] })).toBeNull();
  });
});
