const LONG = 7;
/** A slip in a short word makes another word: “Tân” and “Tâm” are two names. */
const ONE_SLIP = { long: 0.95, middle: 0.85, short: 0.7 } as const;
const TWO_SLIPS = 0.8;
const BEGINNING = 0.7;

/** How likely two folded words stand for one, 0 to 1; numbers are the same or nothing. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (/\d/.test(a) || /\d/.test(b)) return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const slips = long.length - short.length > 2 ? 3 : distance(a, b);
  if (slips === 1 && short.length >= 2)
    return long.length >= LONG ? ONE_SLIP.long : long.length >= 5 ? ONE_SLIP.middle : ONE_SLIP.short;
  if (slips === 2 && short.length >= LONG - 1) return TWO_SLIPS;
  return short.length >= 4 && long.startsWith(short) ? BEGINNING : 0;
}

/** Letters to add, drop, change or swap with the next one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
