import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatInstant,
  formatInstantOfficial,
  formatNumber,
  formatPercent,
  formatVnd,
  formatVndShort,
} from '../../src/text/format.ts';

describe('figures as Vietnamese papers write them', () => {
  it('groups by dots, with a decimal comma', () => {
    expect(formatNumber(1075)).toBe('1.075');
    expect(formatVnd(399_000_000)).toBe('399.000.000 đồng');
    expect(formatPercent(232.3)).toBe('232,3 %');
    expect(formatPercent(40)).toBe('40,0 %');
    expect([formatVndShort(1_200_000_000), formatVndShort(80_000_000), formatVndShort(500)]).toEqual([
      '1,2 tỷ đồng',
      '80 triệu đồng',
      '500 đồng',
    ]);
  });

  it('writes days and instants on the clock of Hà Nội', () => {
    expect(formatDay('2022-05-31')).toBe('31/05/2022');
    expect(formatDay('2022-05')).toBe('05/2022');
    expect(formatInstant('2022-05-11T17:30:00.000Z')).toBe('00:30, 12/05/2022');
    expect(formatInstantOfficial('2022-05-12T02:30:00.000Z')).toBe('09 giờ 30 ngày 12/5/2022');
  });
});
