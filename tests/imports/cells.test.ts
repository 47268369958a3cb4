import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isDay, isMonth } from '../../src/calendar.ts';
import { readAuthors } from '../../src/imports/table/authors-cell.ts';
import { readDay, readDayOrMonth } from '../../src/imports/table/day-cell.ts';
import { fieldOfHeader } from '../../src/imports/table/fields.ts';
import { IN_DONG, readMoney as readSum } from '../../src/imports/table/money-cell.ts';
import { basisOf, unitOfHeader } from '../../src/imports/table/money-header.ts';
import type { Cell } from '../../src/workbook/workbook.ts';

const text = (text: string): Cell => ({ kind: 'text', text });
const MILLION = 1_000_000 as const;
/** As a column without other evidence is read. */
const readMoney = (cell: Cell, unit: 1 | 1_000 | 1_000_000 | 1_000_000_000 | 'open' | 'foreign') =>
  readSum(cell, { ...IN_DONG, unit });

describe('money', () => {
  test.each<[string, 1 | typeof MILLION, number]>([
    ['80.000.000', 1, 80_000_000],
    ['80,000,000', 1, 80_000_000],
    ['80 000 000', 1, 80_000_000],
    ['1.000.000.000 đồng', MILLION, 1_000_000_000],
    ['1,2 tỷ', 1, 1_200_000_000],
    ['1,2 tỉ đồng', MILLION, 1_200_000_000],
    ['1 tỷ 200 triệu', 1, 1_200_000_000],
    ['3000 triệu', MILLION, 3_000_000_000],
    ['1.200 triệu', 1, 1_200_000_000],
    ['50 triệu đ/năm', 1, 50_000_000],
    ['50tr', 1, 50_000_000],
    ['~80', MILLION, 80_000_000],
    ['khoảng 80 triệu đồng', 1, 80_000_000],
    ['19,5', MILLION, 19_500_000],
    ['0', 1, 0],
    ['300.000 VNĐ', 1, 300_000],
  ])('%s, under a header that counts by %i, is %i đồng', (written, unit, vnd) => {
    expect(readMoney(text(written), unit)).toEqual({ value: vnd });
    expect(readMoney(text(written.normalize('NFD')), unit)).toEqual({ value: vnd });
  });

  it('takes numbers in the unit of the header', () => {
    expect(readMoney({ kind: 'number', text: '216', value: 216 }, MILLION)).toEqual({ value: 216_000_000 });
    expect(readMoney({ kind: 'number', text: '0.1', value: 0.1 }, MILLION)).toEqual({ value: 100_000 });
  });

  test.each(['', '-', '–', 'không', 'Không tính được bằng tiền', 'chưa xác định'])(
    '“%s” is no sum',
    (written) => {
      expect(readMoney(text(written), 1)).toEqual({ value: undefined });
    },
  );

  test.each([
    'nhiều',
    '10-20 triệu',
    '-5',
    '1.2.3',
    '5 triệu tỷ',
    '5 tỷ 3 tỷ',
    '=1+1',
    '1,5 đồng',
    '5 USD',
    '9'.repeat(40),
  ])('“%s” is not read as a sum', (written) =>
    expect(readMoney(text(written), 1).problem?.code).toBe('not_money'),
  );

  it('asks where one comma may divide thousands or a fraction', () => {
    expect(readMoney(text('1,200 triệu'), 1).problem?.code).toBe('money_ambiguous');
    expect(readMoney(text('1,200'), MILLION).problem?.code).toBe('money_ambiguous');
  });

  it('reads the unit and the basis from a header', () => {
    expect(unitOfHeader('Giá trị làm lợi\n(triệu đồng)')).toBe(MILLION);
    expect(unitOfHeader('Giá trị làm lợi (đồng/năm)')).toBe(1);
    expect(unitOfHeader('Làm lợi (tỷ đồng)')).toBe(1_000_000_000);
    expect(basisOf('Giá trị làm lợi (đồng/năm)')).toBe('year');
    expect(basisOf('Giá trị làm lợi năm đầu')).toBe('first-year');
    expect(basisOf('một lần')).toBe('once');
    expect(basisOf('Giá trị làm lợi (đồng)')).toBeUndefined();
  });
});

describe('days', () => {
  test.each([
    ['10/02/2022', '2022-02-10'],
    ['1/3/2022', '2022-03-01'],
    ['1.3.2022', '2022-03-01'],
    ['01 / 03 / 2022', '2022-03-01'],
    ['2022-03-01', '2022-03-01'],
    ['2022/3/1', '2022-03-01'],
    ['07/03/2022 13:28:21', '2022-03-07'],
    ['2022/03/07 1:28:21 CH GMT+7', '2022-03-07'],
    ['2022-03-07T06:28:21Z', '2022-03-07'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (written, day) => {
    expect(readDay(text(written))).toEqual({ value: day });
  });

  test.each([
    ['31/02/2022', 'not_a_day'],
    ['29/02/2027', 'not_a_day'],
    ['12/5/22', 'not_a_day'],
    ['hôm qua', 'not_a_day'],
    ['04/25/2022', 'day_month_first'],
  ])('%s is none: %s', (written, code) => {
    expect(readDay(text(written)).problem?.code).toBe(code);
  });

  it('keeps a month a month', () => {
    for (const written of ['05/2022', '5/2022', 'Tháng 5/2022', 'tháng 05.2022'])
      expect(readDayOrMonth(text(written))).toEqual({ value: '2022-05' });
    expect(readDayOrMonth(text('12/05/2022'))).toEqual({ value: '2022-05-12' });
  });
});

describe('authors', () => {
  it('are told apart by commas, semicolons, lines and “và”', () => {
    const { authors, unnamed } = readAuthors('1. Nguyễn Văn A, Trần Thị B;\nLê C và Phạm D');
    expect(authors.map(({ name }) => name)).toEqual(['Nguyễn Văn A', 'Trần Thị B', 'Lê C', 'Phạm D']);
    expect(unnamed).toBe(false);
  });

  it('may bear their shares, and may hide others', () => {
    expect(readAuthors('Lê A (33,33 %), Trần B - 66.67%').authors).toEqual([
      { name: 'Lê A', share: 33.33 },
      { name: 'Trần B', share: 66.67 },
    ]);
    expect(readAuthors('Nguyễn Văn A và nhóm')).toEqual({
      authors: [{ name: 'Nguyễn Văn A' }],
      unnamed: true,
    });
    expect(readAuthors(' ; , \n').authors).toEqual([]);
  });
});

test.each([
  ['STT', 'number'],
  ['HỌ VÀ TÊN', 'authors'],
  ['Tác giả / nhóm tác giả', 'authors'],
  ['Đơn vị công tác', 'organisation'],
  ['Mã đơn vị', 'organisationCode'],
  ['Đơn vị tính', 'ignored'],
  ['Tên sáng kiến, giải pháp', 'title'],
  ['Sáng kiến', 'title'],
  ['Lĩnh vực', 'category'],
  ['Dấu thời gian', 'submittedOn'],
  ['Áp dụng từ', 'appliedOn'],
  ['Giá trị làm lợi (triệu đồng)', 'benefitVnd'],
  ['Cách tính giá trị làm lợi', 'benefitBasis'],
  ['Số, ngày QĐ công nhận', 'recognitionNumber'],
  ['Mã', 'code'],
  ['Ghi chú (đơn vị ghi rõ)', 'ignored'],
])('the header “%s” means %s', (header, field) => {
  expect(fieldOfHeader(header)?.field).toBe(field);
  expect(fieldOfHeader(header.normalize('NFD').toUpperCase())?.field).toBe(field);
});

describe('whatever stands in a cell', () => {
  const pieces = fc.constantFrom(
    '1',
    '0',
    '9',
    '.',
    ',',
    ' ',
    '/',
    '-',
    'tỷ',
    'triệu',
    'đồng',
    'tr',
    '2022',
    ':',
    '%',
    'và',
    '\n',
    '\u0301',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('is read or told, never thrown at', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(1, MILLION), (written, unit) => {
        const money = readMoney(text(written), unit);
        if (!money.problem && money.value !== undefined) expect(Number.isSafeInteger(money.value)).toBe(true);
        const day = readDay(text(written));
        if (!day.problem) expect(isDay(day.value)).toBe(true);
        const month = readDayOrMonth(text(written));
        if (!month.problem) expect(isDay(month.value) || isMonth(month.value)).toBe(true);
        for (const { name } of readAuthors(written).authors) expect(name).not.toBe('');
        fieldOfHeader(written);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is read in linear time', () => {
    const started = performance.now();
    for (const piece of ['1', '1.', ' ', '1 ', 'a', '%', '(1', 'và ']) {
      const long = text(piece.repeat(16_000));
      readMoney(long, 1);
      readDay(long);
      readDayOrMonth(long);
      readAuthors(long.text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
