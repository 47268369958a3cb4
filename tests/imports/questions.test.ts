import { describe, expect, it, test } from 'vitest';
import type { SheetChoice } from '../../src/imports/decisions.ts';
import { type ReadingRules, rowReader } from '../../src/imports/rows/read-row.ts';
import { SettledNames } from '../../src/imports/rows/settled-names.ts';
import { UnsettledNames } from '../../src/imports/rows/unit-of-row.ts';
import { readTable } from '../../src/imports/table/table.ts';
import { type UnitName, unitIndex } from '../../src/organisations/resolve-name.ts';
import { sheetOf } from '../support/sheet.ts';

const rules: ReadingRules = {
  units: unitIndex([]),
  only: { code: 'DN-01' } as UnitName,
  trusted: true,
  decided: {},
  unsettled: new UnsettledNames(),
  settled: new SettledNames(),
  categoryOf: (text) => (text.includes('SXKD') ? 'sxkd' : undefined),
  confirmBenefit: false,
};

interface Given {
  readonly days?: readonly string[];
  readonly sums?: readonly string[];
  readonly header?: string;
  readonly above?: readonly string[];
}

/** One initiative for each day or sum. */
async function read(
  { days = [], sums = [], header = 'Giá trị làm lợi', above = [] }: Given,
  choice: SheetChoice = {},
) {
  const lines = Array.from({ length: Math.max(days.length, sums.length) }, (_, index) =>
    ['Kệ để hàng', 'Lê A', 'SXKD', days[index] ?? '@2022-03-01', sums[index] ?? ''].join('|'),
  );
  const sheet = sheetOf([...above, `Tên sáng kiến|Tác giả|Lĩnh vực|Ngày nộp|${header}`, ...lines]);
  const table = await readTable(sheet, choice);
  if (!table) throw new Error('no table');
  const rows = table.rows.map(rowReader(table, rules));
  const codes = rows.map(({ findings }) => findings.map(({ code }) => code).join(' '));
  return {
    questions: table.questions.map(({ kind, rows: count, blocking, answer }) => ({
      kind,
      rows: count,
      blocking,
      answer,
    })),
    asked: table.questions,
    notes: table.notes.map(({ code }) => code),
    codes,
    days: rows.map(({ candidate }) => candidate['submittedOn']),
    sums: rows.map(({ candidate }) => candidate['benefitVnd']),
  };
}

describe('whether day or month comes first', () => {
  it('is not asked where nothing speaks against the day', async () => {
    for (const days of [['04/05/2022', '01/02/2022'], ['04/05/2022', '25/04/2022'], ['@2022-03-01']])
      expect((await read({ days })).questions).toEqual([]);
    expect((await read({ days: ['04/05/2022'] })).days).toEqual(['2022-05-04']);
  });

  it('is asked where values fit only month first; until then none of them counts', async () => {
    const days = ['04/25/2022', '04/05/2022', '05/05/2022', '@2022-03-01', 'hôm qua'];
    const open = await read({ days });
    expect(open.questions).toEqual([{ kind: 'day-order', rows: 2, blocking: true, answer: null }]);
    expect(open.asked[0]).toMatchObject({
      field: 'submittedOn',
      column: 'D',
      samples: ['04/25/2022', '04/05/2022'],
      options: ['day-first', 'month-first'],
    });
    expect(open.codes).toEqual(['day_order_open', 'day_order_open', '', '', 'not_a_day']);
    const monthFirst = await read({ days }, { dayOrder: { submittedOn: 'month-first' } });
    expect(monthFirst.days).toEqual(['2022-04-25', '2022-04-05', '2022-05-05', '2022-03-01', undefined]);
    expect(monthFirst.questions).toEqual([
      { kind: 'day-order', rows: 2, blocking: false, answer: 'month-first' },
    ]);
    const dayFirst = await read({ days }, { dayOrder: { submittedOn: 'day-first' } });
    expect(dayFirst.codes).toEqual(['day_month_first', '', '', '', 'not_a_day']);
    expect(dayFirst.days[1]).toBe('2022-05-04');
  });

  it('is offered where values contradict one another; the day stands first meanwhile', async () => {
    const days = ['04/25/2022', '25/04/2022', '04/05/2022'];
    const read1 = await read({ days });
    expect(read1.questions).toEqual([{ kind: 'day-order', rows: 2, blocking: false, answer: null }]);
    expect(read1.codes).toEqual(['day_month_first', '', '']);
    const said = await read({ days }, { dayOrder: { submittedOn: 'month-first' } });
    expect(said.codes).toEqual(['', 'day_day_first', '']);
    expect(said.days).toEqual(['2022-04-25', undefined, '2022-04-05']);
  });

  it('is doubted where a program seems to have taken days for months', async () => {
    const dates = Array.from({ length: 12 }, (_, n) => `@2022-${String(n + 1).padStart(2, '0')}-05`);
    const texts = ['25/04/2022', '26/04/2022', '27/04/2022'];
    expect((await read({ days: [...dates, ...texts] })).notes).toEqual(['days_look_swapped']);
    expect((await read({ days: [...dates, '@2022-03-28', ...texts] })).notes).toEqual([]);
  });
});

describe('the unit of money', () => {
  it.each<[string, readonly string[], number]>([
    ['Giá trị làm lợi (triệu đồng)', ['#80'], 80_000_000],
    ['Giá trị làm lợi (đồng)', ['#80000'], 80_000],
    ['Giá trị làm lợi', ['#80000000'], 80_000_000],
    ['Giá trị làm lợi', ['80 triệu'], 80_000_000],
  ])('is settled by the header “%s” or by the size of %j', async (header, sums, vnd) => {
    const { questions, ...table } = await read({ header, sums });
    expect(questions).toEqual([]);
    expect(table.sums).toEqual([vnd]);
  });

  it('may stand above the table, and is not taken out of a company’s name', async () => {
    const sums = ['#80'];
    expect((await read({ sums, above: ['(Đơn vị tính: triệu đồng)'] })).sums).toEqual([80_000_000]);
    expect((await read({ sums, above: ['ĐVT: nghìn đồng/năm'] })).sums).toEqual([80_000]);
    expect((await read({ sums, above: ['Đơn vị: Công ty TNHH Đồng Tâm'] })).codes).toEqual([
      'money_unit_open',
    ]);
  });

  it('is asked where bare numbers are small and nothing names it', async () => {
    const sums = ['#80', '1,5', '~120', '3 tỷ', '#0', 'không', '#5000000'];
    const open = await read({ sums });
    expect(open.questions).toEqual([{ kind: 'money-unit', rows: 4, blocking: true, answer: null }]);
    expect(open.asked[0]).toMatchObject({ field: 'benefitVnd', column: 'E', samples: ['80', '1,5', '~120'] });
    expect(open.codes.map((code) => code || 'ok')).toEqual([
      'money_unit_open',
      'money_unit_open',
      'money_unit_open',
      'ok',
      'ok',
      'ok',
      'money_unit_open',
    ]);
    const said = await read({ sums: sums.slice(0, 4) }, { moneyUnit: 1_000_000 });
    expect(said.sums).toEqual([80_000_000, 1_500_000, 120_000_000, 3_000_000_000]);
    expect(said.questions).toEqual([{ kind: 'money-unit', rows: 3, blocking: false, answer: 1_000_000 }]);
  });

  it('is offered where few of the numbers are small, and warned of', async () => {
    const { questions, codes } = await read({ sums: ['#80', '#5000000', '#6000000'] });
    expect(questions).toEqual([{ kind: 'money-unit', rows: 3, blocking: false, answer: null }]);
    expect(codes).toEqual(['money_small', '', '']);
  });

  it('may be foreign: then no bare number counts', async () => {
    expect((await read({ header: 'Savings (USD)', sums: ['#5000', '50 triệu'] })).codes).toEqual([
      'money_foreign',
      '',
    ]);
  });
});

describe('whether a sign before three digits divides thousands', () => {
  const header = 'Giá trị làm lợi (triệu đồng)';

  test.each<[string, readonly string[], readonly number[]]>([
    ['dots between thousands', ['1,200', '80.000.000 đồng'], [1_200_000, 80_000_000]],
    ['a comma before a fraction', ['1,200', '12,50'], [1_200_000, 12_500_000]],
    ['commas between thousands', ['1,200', '1.200', '1,200,000 đồng'], [1_200_000_000, 1_200_000, 1_200_000]],
    ['a dot before a fraction', ['1,200', '1.5'], [1_200_000_000, 1_500_000]],
  ])('is settled by one value with %s', async (_, sums, expected) => {
    const table = await read({ header, sums });
    expect(table.questions).toEqual([]);
    expect(table.sums).toEqual(expected);
  });

  it('is asked of commas, and answered for all of the column', async () => {
    const sums = ['1,200', '2,5000', '80', '#1.2'];
    const open = await read({ header, sums: ['1,200', '80', '#1.2'] });
    expect(open.questions).toEqual([{ kind: 'money-style', rows: 1, blocking: true, answer: null }]);
    expect(open.codes).toEqual(['money_ambiguous', '', '']);
    expect((await read({ header, sums: ['1,200'] }, { moneyStyle: 'english' })).sums).toEqual([
      1_200_000_000,
    ]);
    expect((await read({ header, sums: ['1,200'] }, { moneyStyle: 'vietnamese' })).sums).toEqual([1_200_000]);
    expect((await read({ header, sums })).questions).toEqual([]);
  });

  it('is taken as Vietnamese of dots, and may be said otherwise', async () => {
    const table = await read({ header, sums: ['1.200'] });
    expect(table.questions).toEqual([{ kind: 'money-style', rows: 1, blocking: false, answer: null }]);
    expect(table.sums).toEqual([1_200_000_000]);
    const said = await read({ header, sums: ['1.200'] }, { moneyStyle: 'english' });
    expect(said.sums).toEqual([1_200_000]);
    expect(said.questions).toEqual([{ kind: 'money-style', rows: 1, blocking: false, answer: 'english' }]);
  });

  it('is asked of dots where another value has a dot before its fraction', async () => {
    const table = await read({ header, sums: ['1.200', '1.5'] });
    expect(table.codes).toEqual(['money_ambiguous', '']);
    expect(table.questions).toEqual([{ kind: 'money-style', rows: 1, blocking: true, answer: null }]);
  });

  it('is no question of single đồng', async () => {
    const table = await read({ header: 'Giá trị làm lợi (đồng)', sums: ['1,200', '5,000 đồng', '1.200'] });
    expect(table.questions).toEqual([]);
    expect(table.sums).toEqual([1_200, 5_000, 1_200]);
  });
});

describe('a row', () => {
  const readRows = async (...lines: readonly string[]) => {
    const table = await readTable(sheetOf(lines));
    return table?.rows.map(rowReader(table, rules)) ?? [];
  };

  it('whose table has no column of categories takes its group’s, else the fallback; said once', async () => {
    const table = await readTable(
      sheetOf([
        'Tên sáng kiến | Tác giả | Ngày nộp',
        'Kệ | Lê A | 1/3/2022',
        'I. Lĩnh vực: SXKD',
        'Xe | Lê B | 1/3/2022',
      ]),
    );
    expect(table?.notes).toEqual([{ code: 'category_column_missing' }]);
    const rows = table?.rows.map(rowReader(table, rules)) ?? [];
    expect(rows.map(({ candidate }) => candidate['category'])).toEqual(['khac', 'sxkd']);
    expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('takes nothing from a cell whose formula failed', async () => {
    const [row] = await readRows(
      'Tên sáng kiến | Tác giả | Lĩnh vực | Ngày nộp',
      '!#REF! | Lê A | SXKD | 1/3/2022',
    );
    expect(row?.candidate['title']).toBeUndefined();
    expect(row?.findings).toMatchObject([
      { code: 'cell_error', severity: 'error', field: 'title', column: 'A', params: { found: '#REF!' } },
    ]);
  });

  it('takes further authors from their own column and from the rows below, and says so', async () => {
    const [row] = await readRows(
      'Tên sáng kiến | Tác giả | Đồng tác giả | Lĩnh vực | Ngày nộp',
      'Kệ để hàng | Lê A (60%) | Trần B (40%) | SXKD | 1/3/2022',
      '| Phạm Thị C',
    );
    expect(row?.candidate['authors']).toEqual([
      { name: 'Lê A', share: 60 },
      { name: 'Phạm Thị C' },
      { name: 'Trần B', share: 40 },
    ]);
    expect(row?.findings).toMatchObject([
      { code: 'authors_joined', severity: 'warning', params: { rows: '3' } },
    ]);
  });

  it('parts a decision’s number from its day', async () => {
    const header = 'Tên sáng kiến | Tác giả | Ngày nộp | Số, ngày QĐ công nhận';
    const written = ['28/QĐ-5 ngày 17/06/2022', '28/QĐ-5, ngày 17 tháng 6 năm 2022', '28/QĐ-5 (17/6/2022)'];
    for (const text of written) {
      const [row] = await readRows(header, `Kệ | Lê A | 1/3/2022 | ${text}`);
      expect(row?.candidate).toMatchObject({ recognitionNumber: '28/QĐ-5', recognitionOn: '2022-06-17' });
    }
  });
});
