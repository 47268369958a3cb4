import { demoData } from '../../../db/seeds/demo.ts';
import type { NewUnitRow } from '../../organisations/bulk-organisations.store.ts';
import { type IndustrialPark, nameColumns } from '../../organisations/organisation.ts';
import { fold } from '../../text/fold.ts';
import { personName } from './people.ts';
import type { Random } from './random.ts';

export interface DemoEnterprise {
  readonly row: NewUnitRow;
  readonly code: string;
  readonly headcount: number;
  readonly aliases: readonly string[];
  /** How much it takes part, against the others; 0 for the silent ones. */
  readonly activity: number;
}

/** Invented enterprises, those of the sample files first; all of them marked as illustrative. */
export function makeEnterprises(
  random: Random,
  count: number,
  parks: readonly IndustrialPark[],
): DemoEnterprise[] {
  const taken = new Set<string>();
  const parkOf = new Map(parks.map(({ name, id }) => [name, id]));
  return Array.from({ length: count }, (_, index) => {
    const known = demoData.enterprises[index];
    const name = known?.name ?? freshName(random, taken, index);
    taken.add(name);
    const headcount = known?.headcount ?? headcountOf(random);
    const code = known?.code ?? codeOf(name, index);
    const silent = !known && random.chance(0.12);
    return {
      row: {
        code,
        kind: 'grassroots',
        ...nameColumns(name),
        industrial_park_id: known
          ? (parkOf.get(known.park) ?? null)
          : random.chance(0.04)
            ? null
            : random.pick(parks).id,
        ownership: random.chance(0.7) ? 'fdi' : 'domestic',
        headcount,
        contact_name: personName(random),
        contact_email: `cong-doan@${code.toLowerCase()}.example`,
        valid_from: null,
        valid_to: null,
        successor_id: null,
        illustrative: 1,
      },
      code,
      headcount,
      aliases: known?.aliases ?? [],
      activity: silent ? 0 : headcount ** 0.7 * Math.exp(0.7 * random.bell()),
    };
  });
}

function freshName(random: Random, taken: ReadonlySet<string>, index: number): string {
  const { forms, trades, first, second, tails } = demoData.names;
  for (let attempt = 0; attempt < 8; attempt++) {
    const name = `${random.pick(forms)} ${random.pick(trades)} ${random.pick(first)} ${random.pick(second)}${random.pick(tails)}`;
    if (!taken.has(name)) return name;
  }
  return `${random.pick(forms)} ${random.pick(trades)} ${random.pick(first)} ${random.pick(second)} ${index}`;
}

/** From workshops of forty to plants of several thousand; the middle is near four hundred. */
const headcountOf = (random: Random): number =>
  Math.max(25, Math.min(9_000, Math.round(400 * Math.exp(1.05 * random.bell()))));

const codeOf = (name: string, index: number): string =>
  `${fold(name).toUpperCase().split(' ').slice(-3).join('-')}-${index + 1}`;
