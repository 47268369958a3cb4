import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idIn,
  parseDayOrMonthTyped,
  parseDayTyped,
  parseWholeTyped,
  rawFields,
  textField,
  versionField,
} from '../../src/http/forms.ts';

describe('ids and versions in addresses and hidden fields', () => {
  it('are whole numbers that both databases hold', () => {
    expect(['7', '2147483647'].map(idIn)).toEqual([7, 2_147_483_647]);
    const none = ['', '0', '-1', '1.5', '1e3', 'Infinity', '2147483648', '99999999999'];
    expect(none.map(idIn)).toEqual(none.map(() => undefined));
  });

  it('tell “said nothing” from “said nonsense”', () => {
    expect([{}, { version: '3' }, { version: 'x' }].map(versionField)).toEqual([null, 3, 0]);
  });
});

describe('days as typed', () => {
  it.each([
    ['12/5/2022', '2022-05-12'],
    ['12/05/2022', '2022-05-12'],
    ['12-5-2022', '2022-05-12'],
    ['2022-05-12', '2022-05-12'],
    ['29/02/2028', '2028-02-29'],
  ])('%s → %s', (typed, day) => {
    expect(parseDayTyped(typed)).toEqual({ value: day });
  });

  it.each(['31/02/2022', '29/02/2027', '5/2022', '2022', 'hôm qua', '12/5/22', '1/1/0001'])(
    '%s is told',
    (typed) => {
      expect(parseDayTyped(typed).problem?.code).toBe('not_a_day');
    },
  );

  it('or only the month', () => {
    expect(
      [
        parseDayOrMonthTyped('5/2022'),
        parseDayOrMonthTyped('2022-05'),
        parseDayOrMonthTyped('12/5/2022'),
      ].map(({ value }) => value),
    ).toEqual(['2022-05', '2022-05', '2022-05-12']);
    expect(parseDayOrMonthTyped('13/2022').problem?.code).toBe('not_a_day');
  });
});

describe('đồng as typed', () => {
  it.each([
    ['80.000.000', 80_000_000],
    ['80,000,000', 80_000_000],
    ['80 000 000', 80_000_000],
    ['80000000', 80_000_000],
    ['80.000.000 đồng', 80_000_000],
    ['0', 0],
    ['-5', -5],
  ])('%s → %i', (typed, vnd) => {
    expect(parseWholeTyped(typed)).toEqual({ value: vnd });
  });

  it.each(['1,2 tỷ', '80.00', '1.5', 'abc', '=1+1', '9'.repeat(20), '1e9'])('%s is told', (typed) => {
    expect(parseWholeTyped(typed).problem?.code).toBe('not_a_number');
  });

  it('never throws, and takes back what it would show', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void parseWholeTyped(text)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.nat(10 ** 14), (vnd) => parseWholeTyped(vnd.toLocaleString('vi-VN')).value === vnd),
      { numRuns: 1000 },
    );
  });
});

describe('a form', () => {
  it('gives text and nothing else', () => {
    expect(textField({ a: ['x', 'y'], b: { c: 1 }, d: ' đ ' }, 'a')).toBe('');
    expect(textField({ b: { c: 1 } }, 'b')).toBe('');
    expect(textField({ d: ' đ ' }, 'd')).toBe('đ');
    expect(rawFields({ _csrf: 'x', title: 'a', list: ['b', { c: 1 }], odd: { d: 1 } })).toEqual({
      title: 'a',
      list: ['b'],
    });
  });
});
