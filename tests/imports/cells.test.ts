import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isDay, isMonth } from '../../src/calendar.ts';
import { readAuthors } from '../../src/imports/table/cells/authors-cell.ts';
import { readDay, readDayOrMonth } from '../../src/imports/table/cells/day-cell.ts';
import { isVaguePeriod } from '../../src/imports/table/cells/day-text.ts';
import { IN_DONG, readMoney as readSum } from '../../src/imports/table/cells/money-cell.ts';
import { basisOf, unitOfHeader } from '../../src/imports/table/cells/money-header.ts';
import { fieldOfHeader } from '../../src/imports/table/fields.ts';
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
    ['80.000.000,00', 1, 80_000_000],
    ['50trđ', 1, 50_000_000],
    ['0,125 tỷ', 1, 125_000_000],
    ['khoảng 80 triệu/năm', 1, 80_000_000],
    ['Ước tính: 80 triệu đồng/1 năm', 1, 80_000_000],
    ['80 triệu năm đầu tiên', 1, 80_000_000],
    ['₫ 5.000.000', 1, 5_000_000],
    ['80 000 000 ₫', 1, 80_000_000],
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
    'khoảng',
    '1 tỷ 2',
    '1 tỷ 200',
    '5 triệu/tháng',
    '1.2.3',
    '5 triệu tỷ',
    '5 tỷ 3 tỷ',
    '=1+1',
    '1,5 đồng',
    '9'.repeat(40),
  ])('“%s” is not read as a sum', (written) =>
    expect(readMoney(text(written), 1).problem?.code).toBe('not_money'),
  );

  test.each([
    ['80-100 triệu', 'money_range'],
    ['80 triệu – 100 triệu', 'money_range'],
    ['từ 80 đến 100 triệu', 'money_range'],
    ['-5', 'money_negative'],
    ['(5.000.000)', 'money_negative'],
    ['5 USD', 'money_foreign'],
    ['$5.000', 'money_foreign'],
  ])('“%s” is told as what it is: %s', (written, code) =>
    expect(readMoney(text(written), 1).problem?.code).toBe(code),
  );

  test.each([
    ['50 triệu', 50_000_000],
    ['1.200.000.000', undefined],
    ['0', 0],
  ])('where nobody knows the unit, “%s” comes to %s', (written, vnd) => {
    const read = readMoney(text(written), 'open');
    expect(read.value).toBe(vnd);
    expect(read.problem?.code).toBe(vnd === undefined ? 'money_unit_open' : undefined);
  });

  it('takes no negative numbers, nor bare ones under a foreign header', () => {
    const number = (value: number): Cell => ({ kind: 'number', text: String(value), value });
    expect(readMoney(number(-5), 1).problem?.code).toBe('money_negative');
    expect(readMoney(number(5), 'open').problem?.code).toBe('money_unit_open');
    expect(readMoney(number(5), 'foreign').problem?.code).toBe('money_foreign');
    expect(readMoney(number(0), 'open')).toEqual({ value: 0 });
  });

  it('asks where one comma may divide thousands or a fraction', () => {
    expect(readMoney(text('1,200 triệu'), 1).problem?.code).toBe('money_ambiguous');
    expect(readMoney(text('1,200'), MILLION).problem?.code).toBe('money_ambiguous');
  });

  it('reads the unit and the basis from a header', () => {
    expect(unitOfHeader('Giá trị làm lợi\n(triệu đồng)')).toBe(MILLION);
    expect(unitOfHeader('Giá trị làm lợi (đồng/năm)')).toBe(1);
    expect(unitOfHeader('Làm lợi (tỷ đồng)')).toBe(1_000_000_000);
    expect(unitOfHeader('Làm lợi (nghìn đồng)')).toBe(1_000);
    expect(unitOfHeader('Làm lợi (1.000 đ)')).toBe(1_000);
    expect(unitOfHeader('Làm lợi (1.000.000đ)')).toBe(MILLION);
    expect(unitOfHeader('Làm lợi (trđ)')).toBe(MILLION);
    expect(unitOfHeader('Giá trị làm lợi cho công ty')).toBeUndefined();
    expect(unitOfHeader('Tỷ lệ làm lợi')).toBeUndefined();
    expect(unitOfHeader('Savings (USD)')).toBe('foreign');
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
    ['5.3.2022', '2022-03-05'],
    ['05-03-2022', '2022-03-05'],
    ['05\\03\\2022', '2022-03-05'],
    ['ngày 5 tháng 3 năm 2022', '2022-03-05'],
    ['5 tháng 3, 2022', '2022-03-05'],
    ['Thứ hai, 07/03/2022', '2022-03-07'],
    ['13h28 ngày 07/03/2022', '2022-03-07'],
    ['7/3/2022 1:28:21 SA', '2022-03-07'],
    ['20220305', '2022-03-05'],
    ['5 Mar 2022', '2022-03-05'],
    ['March 5, 2022', '2022-03-05'],
  ])('%s is %s', (written, day) => {
    expect(readDay(text(written))).toEqual({ value: day });
  });

  test.each([
    ['31/02/2022', 'not_a_day'],
    ['29/02/2027', 'not_a_day'],
    ['32/13/2022', 'not_a_day'],
    ['05/2022', 'day_is_period'],
    ['Quý I/2022', 'day_is_period'],
    ['năm 2022', 'day_is_period'],
    ['35999', 'not_a_day'],
    ['55001', 'not_a_day'],
    ['2022', 'day_is_period'],
    ['hôm qua', 'not_a_day'],
    ['04/25/2022', 'day_month_first'],
  ])('%s is none: %s', (written, code) => {
    expect(readDay(text(written)).problem?.code).toBe(code);
  });

  it('may be read with a doubt, which is told', () => {
    expect(readDay(text('12/5/22'))).toEqual({
      value: '2022-05-12',
      warning: { code: 'year_two_digits', params: { found: '12/5/22', day: '12/05/2022' } },
    });
    expect(readDay({ kind: 'number', text: '44779', value: 44_779 })).toEqual({
      value: '2022-08-06',
      warning: { code: 'day_from_serial', params: { found: '44779', day: '06/08/2022' } },
    });
    expect(readDay(text('44779.5')).value).toBe('2022-08-06');
  });

  it('are read in the order that was said, or told while nobody has', () => {
    expect(readDay(text('04/05/2022'), 'month-first')).toEqual({ value: '2022-04-05' });
    expect(readDay(text('25/04/2022'), 'month-first').problem?.code).toBe('day_day_first');
    expect(readDay(text('04/05/2022'), 'open').problem?.code).toBe('day_order_open');
    expect(readDay(text('04/25/2022'), 'open').problem?.code).toBe('day_order_open');
    expect(readDay(text('04/04/2022'), 'open')).toEqual({ value: '2022-04-04' });
    expect(readDay(text('2022-04-05'), 'open')).toEqual({ value: '2022-04-05' });
  });

  test.each([
    'Quý I/2022',
    'Quý 1 năm 2022',
    'Q1/2022',
    'năm 2022',
    '2022',
    '6 tháng đầu năm 2022',
    '2021-2022',
  ])('“%s” is a time, but no day', (written) => expect(isVaguePeriod(written)).toBe(true));

  test.each(['31/02/2022', '13/2022', 'hôm qua', '12/5/22', '', 'Kệ 2022'])('“%s” is no period', (written) =>
    expect(isVaguePeriod(written)).toBe(false),
  );

  it('keeps a month a month', () => {
    for (const written of [
      '05/2022',
      '5/2022',
      'Tháng 5/2022',
      'tháng 05.2022',
      'T5/2022',
      'tháng 5 năm 2022',
      'Từ tháng 5/2022',
      '2022-05',
      'May 2022',
    ])
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
  ['Đồng tác giả', 'coAuthors'],
  ['Đã cập nhật lên Cổng', 'ignored'],
  ['KCN', 'ignored'],
  ['Năm sinh', 'ignored'],
  ['Chức vụ/Chức danh', 'ignored'],
  ['Đơn vị (CĐCS/Công ty)', 'organisation'],
  ['Tóm tắt nội dung', 'description'],
  ['Thời gian áp dụng', 'appliedOn'],
  ['Phạm vi áp dụng', 'scope'],
  ['Hiệu quả khác', 'otherEffects'],
  ['Cấp công nhận', 'recognitionLevel'],
  ['Ngày QĐ công nhận', 'recognitionOn'],
  ['Sáng kiến (tên)', 'title'],
  ['Làm lợi - giá trị', 'benefitVnd'],
  ['Title', 'title'],
  ['Author', 'authors'],
  ['Company', 'organisation'],
  ['Date', 'submittedOn'],
  ['Savings', 'benefitVnd'],
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

  it('is read however long it is; a reading in quadratic time would not end', () => {
    for (const piece of ['1', '1.', ' ', '1 ', 'a', '%', '(1', 'và ']) {
      const long = text(piece.repeat(300_000));
      readMoney(long, 1);
      readDay(long);
      readDayOrMonth(long);
      expect(readAuthors(long.text).authors.length).toBeLessThan(long.text.length);
    }
  });
});
