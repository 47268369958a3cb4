import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateGoal, proposeGoals } from '../../src/campaigns/goals/allocate-goal.ts';

const weights = fc.array(fc.nat(200_000), { minLength: 1, maxLength: 400 });
const goals = fc.nat(10_000_000);

describe('sharing a goal out', () => {
  it('sums exactly, and nobody is more than one away from their fair part', () => {
    fc.assert(
      fc.property(goals, weights, (goal, given) => {
        const total = given.reduce((sum, weight) => sum + weight, 0);
        const parts = allocateGoal(goal, given);
        if (total === 0) return parts === null;
        if (!parts) return false;
        const sum = parts.reduce((all, part) => all + part, 0);
        const fair = parts.every((part, index) => {
          const exact = (goal * (given[index] as number)) / total;
          return part >= Math.floor(exact) && part <= Math.ceil(exact + 1e-9);
        });
        return sum === goal && fair;
      }),
    );
  });

  it('never gives less to the heavier', () => {
    fc.assert(
      fc.property(goals, weights, (goal, given) => {
        const parts = allocateGoal(goal, given) ?? given.map(() => 0);
        const pairs = given.map((weight, index) => ({ weight, part: parts[index] as number }));
        pairs.sort((a, b) => a.weight - b.weight || a.part - b.part);
        return pairs.every(({ part }, index) => index === 0 || part >= (pairs[index - 1]?.part ?? 0));
      }),
    );
  });

  it.each([
    [20_000, [1, 1, 1], [6667, 6667, 6666]],
    [10, [1, 1, 2], [3, 2, 5]],
    [0, [3, 4], [0, 0]],
    [1, [1, 1, 1], [1, 0, 0]],
    [7, [0, 5, 0], [0, 7, 0]],
  ])('shares %i among %j as %j', (goal, given, parts) => {
    expect(allocateGoal(goal, given)).toEqual(parts);
  });

  it('has nobody to share among', () => {
    expect(allocateGoal(100, [])).toBeNull();
    expect(allocateGoal(100, [0, 0])).toBeNull();
  });

  it('leaves out units of unknown headcount where headcounts decide', () => {
    const units = [
      { id: 1, headcount: 300 },
      { id: 2, headcount: null },
      { id: 3, headcount: 100 },
    ];
    expect(proposeGoals(400, units, 'headcount')).toEqual(
      new Map([
        [1, 300],
        [3, 100],
      ]),
    );
    expect(proposeGoals(400, units, 'equal')?.size).toBe(3);
    expect(proposeGoals(400, [{ id: 2, headcount: null }], 'headcount')).toBeNull();
  });
});
