import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lookalikes, type Looks } from '../../src/imports/rows/lookalikes.ts';

const BASE = { organisationId: 1, author: 'le a', day: '2022-05-10', benefitVnd: null, categoryId: 1 };
const looks = (title: string, other: Partial<Looks> = {}): Looks => {
  const parts = { ...BASE, title, ...other };
  return { ...parts, print: `${parts.organisationId} ${parts.title}`.padEnd(60) };
};
const row = (number: number) => ({ sheet: 'S', row: number });

/** The rule as it is told, at the price of holding everything against everything. */
function oracle(known: readonly Looks[], one: Looks): { row: number; differs: string } | null {
  const same = known.map((other, at) => ({ row: at, other, differs: differing(one, other) }));
  const found = same.find(({ differs }) => differs !== null);
  if (found) return { row: found.row, differs: found.differs ?? '' };
  const near = same.find(
    ({ other }) =>
      ['organisationId', 'day', 'author'].every(
        (key) => one[key as keyof Looks] === other[key as keyof Looks],
      ) && areNear(one.title, other.title),
  );
  return near ? { row: near.row, differs: 'title' } : null;
}

function differing(one: Looks, other: Looks): string | null {
  if (one.organisationId !== other.organisationId || one.title !== other.title) return null;
  if (one.author === other.author) return one.day === other.day ? null : 'day';
  const same =
    one.day === other.day && one.benefitVnd === other.benefitVnd && one.categoryId === other.categoryId;
  return same ? 'author' : null;
}

function areNear(one: string, other: string): boolean {
  const digits = (text: string) => text.replace(/\D+/g, ' ');
  if (one === other || digits(one) !== digits(other)) return false;
  if (Math.abs(one.length - other.length) / Math.max(one.length, other.length) > 1 - 0.88) return false;
  const left = pairs(one);
  const right = pairs(other);
  const shared = left.filter((pair) => {
    const at = right.indexOf(pair);
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (left.length + pairs(other).length) >= 0.88;
}

const pairs = (text: string): string[] => Array.from(text.slice(1), (_, at) => text.slice(at, at + 2));

describe('probable duplicates', () => {
  const few = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const looking = fc.record({
    organisationId: few(1, 2),
    title: few(
      'ga han khung xe day',
      'ga han khung xe dayy',
      'ga han khung xe may 12',
      'ga han khung xe may 13',
      'bang tai moi',
      'bang tai mo',
      'cai tien do ga han khung tai chuyen lap rap',
      'cai tien do ga han khung tai chuyen lap rat',
    ),
    author: few('le a', 'le b', 'le c'),
    day: few('2022-05-10', '2022-05-11', ''),
    benefitVnd: few(null, 1_000_000),
    categoryId: few(1, 2),
  });

  it('are those that holding every row against every other finds', () => {
    fc.assert(
      fc.property(fc.array(looking, { maxLength: 40 }), (all) => {
        const likes = new Lookalikes();
        const seen = all.map(({ title, ...other }) => looks(title, other));
        for (const [at, one] of seen.entries()) {
          const found = likes.meet(one, row(at));
          const wanted = one.title.length < 12 ? null : oracle(seen.slice(0, at), one);
          expect(found && { ...found.place, differs: found.differs }).toEqual(
            wanted && { ...row(wanted.row), differs: wanted.differs },
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are not looked for without end among the items of one author and day', () => {
    const likes = new Lookalikes();
    const word = (number: number) =>
      String.fromCharCode(97 + (number % 26), 97 + ((number / 26) % 26), 97 + number / 676);
    likes.meet(looks('do ga han khung tai chuyen lap rap'), row(0));
    for (let at = 1; at <= 300; at++)
      likes.meet(looks(`${word(at)} ${word(at * 7)} ${word(at * 31)} khuon`), row(at));
    expect(likes.meet(looks('do ga han khung tai chuyen lap rat'), row(301))).toBeNull();
    const near = likes.meet(looks(`${word(300)} ${word(2100)} ${word(9300)} khuom`), row(302));
    expect(near?.place).toEqual(row(300));
  });

  it('cost a file of any titles no more than some seconds', () => {
    const likes = new Lookalikes();
    const long = 'x'.repeat(190);
    const titled = (at: number) =>
      looks(`${long} ${at.toString(2).padStart(17, 'a').replaceAll('1', 'b').replaceAll('0', 'c')}`);
    for (let at = 0; at < 8_000; at++) likes.meet(titled(at), row(at));
    // by now no title is held against others letter by letter any more, but still word by word
    expect(likes.meet(looks(`${long} aabbccddeeffgghhi`), row(8_000))).toBeNull();
    expect(likes.meet({ ...titled(5), day: '2022-05-20' }, row(8_001))?.differs).toBe('day');
  });
});
