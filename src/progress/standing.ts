/** What one unit has in a whole campaign. */
export interface UnitStanding {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Null outside of all parks. */
  readonly park: number | null;
  readonly headcount: number | null;
  readonly verified: number;
  readonly awaiting: number;
}

export interface ParkStanding {
  readonly verified: number;
  readonly awaiting: number;
}

/** The sums by park; null is outside of all parks. */
export function byPark(units: Iterable<UnitStanding>): Map<number | null, ParkStanding> {
  const parks = new Map<number | null, { verified: number; awaiting: number }>();
  for (const { park, verified, awaiting } of units) {
    const sum = parks.get(park);
    if (sum) {
      sum.verified += verified;
      sum.awaiting += awaiting;
    } else parks.set(park, { verified, awaiting });
  }
  return parks;
}

/** The units with the highest value, ties in the order of their ids; null and 0 are not ranked. One pass, since there may be 70.000. */
export function leadersBy(
  units: Iterable<UnitStanding>,
  measure: (unit: UnitStanding) => number | null,
  most: number,
): UnitStanding[] {
  const leaders: { unit: UnitStanding; value: number }[] = [];
  for (const unit of units) {
    const value = measure(unit);
    if (value === null || value <= 0) continue;
    const last = leaders[most - 1];
    if (last && !isBefore({ unit, value }, last)) continue;
    const place = leaders.findIndex((one) => isBefore({ unit, value }, one));
    leaders.splice(place < 0 ? leaders.length : place, 0, { unit, value });
    leaders.length = Math.min(leaders.length, most);
  }
  return leaders.map(({ unit }) => unit);
}

const isBefore = (
  a: { unit: UnitStanding; value: number },
  b: { unit: UnitStanding; value: number },
): boolean => a.value > b.value || (a.value === b.value && a.unit.id < b.unit.id);

export const verifiedOf = ({ verified }: UnitStanding): number => verified;

/** Not rounded: for the order. A unit of unknown headcount cannot be compared. */
export const rateOf = ({ verified, headcount }: UnitStanding): number | null =>
  headcount === null || headcount <= 0 ? null : verified / headcount;
