import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dayInHanoi, daysInclusive, isDay, isMonth, plusDays, startOfDayInHanoi } from '../src/calendar.ts';

const zone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = zone;
});

describe('the day in Hà Nội', () => {
  it.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York'])(
    'changes at its midnight on a host in %s',
    (host) => {
      process.env['TZ'] = host;
      expect(dayInHanoi(new Date('2022-05-31T23:59:59+07:00'))).toBe('2022-05-31');
      expect(dayInHanoi(new Date('2022-06-01T00:00:00+07:00'))).toBe('2022-06-01');
      expect(startOfDayInHanoi('2022-06-01').toISOString()).toBe('2022-05-31T17:00:00.000Z');
      expect(daysInclusive('2020-05-19', '2020-10-10')).toBe(145);
      expect(plusDays('2022-03-13', 1)).toBe('2022-03-14');
    },
  );

  it('holds the instant at which it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = plusDays('1980-01-01', days);
        expect(dayInHanoi(startOfDayInHanoi(day))).toBe(day);
        expect(dayInHanoi(new Date(startOfDayInHanoi(day).getTime() - 1))).toBe(plusDays(day, -1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a day', () => {
  it('is one that the calendar has', () => {
    expect(['2028-02-29', '2022-05-31', '2000-02-29'].every(isDay)).toBe(true);
    expect(
      [
        '2027-02-29',
        '2022-02-31',
        '2022-13-01',
        '2022-5-1',
        '31/05/2022',
        '',
        '0022-05-31',
        '2022-05-31T00:00',
      ].some(isDay),
    ).toBe(false);
  });

  it('or a month', () => {
    expect(isMonth('2022-05')).toBe(true);
    expect(['2022-13', '2022-00', '5/2022', '2022'].some(isMonth)).toBe(false);
  });
});
