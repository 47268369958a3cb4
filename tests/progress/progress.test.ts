import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInclusive } from '../../src/calendar.ts';
import {
  NOTHING,
  per100,
  percentOf,
  plus,
  requiredPerDay,
  submittedOf,
} from '../../src/progress/progress.ts';

const figures = fc.record({
  verified: fc.nat(1_000_000),
  awaiting: fc.nat(1_000_000),
  returned: fc.nat(1_000_000),
  benefitVnd: fc.nat(2 ** 31),
  benefitOnceVnd: fc.nat(2 ** 31),
});

describe('percent', () => {
  it.each([
    [696_948, 300_000, 232.3],
    [162_491, 241_802, 67.2],
    [130_000, 60_000, 216.7],
    [20_000, 50_000, 40],
    [0, 20_000, 0],
    [1, 3, 33.3],
    [5, 10_000, 0.1],
    [4, 10_000, 0],
  ])('%i of %i is %f', (n, goal, percent) => {
    expect(percentOf(n, goal)).toBe(percent);
  });

  it('is not said without a goal', () => {
    expect([percentOf(5, null), percentOf(5, 0), percentOf(5, -1)]).toEqual([null, null, null]);
  });

  it('is never below 0, has one decimal at most, and lies within a twentieth of the quotient', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.integer({ min: 1, max: 10 ** 9 }), (n, goal) => {
        const percent = percentOf(n, goal) as number;
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(Math.abs(percent - (n * 100) / goal)).toBeLessThanOrEqual(
          0.05 + Number.EPSILON * ((n * 100) / goal) * 4,
        );
        expect(Math.abs(percent * 10 - Math.round(percent * 10))).toBeLessThan(1e-3);
      }),
      { numRuns: 2000 },
    );
  });

  it('grows with every verified item', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 9),
        fc.integer({ min: 1, max: 10 ** 9 }),
        (n, goal) => (percentOf(n + 1, goal) as number) >= (percentOf(n, goal) as number),
      ),
      { numRuns: 1000 },
    );
  });
});

describe('sums', () => {
  it('do not depend on the order, and nothing adds nothing', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 20 }), (list) => {
        const forwards = list.reduce(plus, NOTHING);
        expect([...list].reverse().reduce(plus, NOTHING)).toEqual(forwards);
        expect(plus(forwards, NOTHING)).toEqual(forwards);
        expect(submittedOf(forwards)).toBe(list.reduce((sum, one) => sum + submittedOf(one), 0));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the required pace', () => {
  const phase = { starts_on: '2022-01-01', ends_on: '2022-05-31', goal: 20_000 };

  it('counts today: on 12/5 there are 20 days left to 31/5', () => {
    expect(requiredPerDay(phase, 0, '2022-05-12')).toBe(1000);
    expect(requiredPerDay(phase, 19_999, '2022-05-31')).toBe(1);
    expect(requiredPerDay(phase, 13_482, '2022-05-12')).toBe(325.9);
  });

  it('is 0 when the goal is met, and not said after the end or without a goal', () => {
    expect(requiredPerDay(phase, 25_000, '2022-05-12')).toBe(0);
    expect(requiredPerDay(phase, 0, '2022-06-01')).toBeNull();
    expect(requiredPerDay({ ...phase, goal: null }, 0, '2022-05-12')).toBeNull();
  });

  it('before the start is the pace of the whole phase: 20.000 in 151 days', () => {
    expect(daysInclusive(phase.starts_on, phase.ends_on)).toBe(151);
    expect(requiredPerDay(phase, 0, '2021-12-15')).toBe(132.5);
  });
});

describe('per 100 members', () => {
  it('rounds half up to one decimal, and needs a headcount', () => {
    expect([per100(5, 1000), per100(1, 2000), per100(1, 2001), per100(3, 0), per100(3, null)]).toEqual([
      0.5,
      0.1,
      0,
      null,
      null,
    ]);
  });
});
