import type { Db } from '../../database/schema.ts';
import { TITLE_PRINT } from '../../initiatives/initiative.ts';
import { listNewest, listOfTitles, type StandingItem } from '../lookalike.store.ts';
import type { RowChecked } from './check-row.ts';
import { type Lookalike, Lookalikes, type Looks, looksOf } from './lookalikes.ts';

/** So many of each unit's newest items are held against for titles that nearly agree. */
const NEWEST_OF_UNIT = 500;
/** Over all units: a file of a whole city must not fill the memory. */
const NEWEST_IN_ALL = 60_000;

/** What the rows of a batch are held against as they are read: earlier rows, and items that may be the same. */
export class FileMemory {
  readonly campaignId: number;
  readonly #taken: ReadonlySet<string>;
  readonly #places = new Map<string, { sheet: string; row: number }>();
  readonly #likes = new Lookalikes();
  readonly #codes = new Set<string>();
  readonly #units = new Set<number>();

  /** `taken`: “sheet!row” of rows that a person said to be no duplicates. */
  constructor(campaignId: number, taken: readonly string[] = []) {
    this.campaignId = campaignId;
    this.#taken = new Set(taken);
  }

  isTaken(sheet: string, row: number): boolean {
    return this.#taken.has(`${sheet}!${row}`);
  }

  /** The first row of this fingerprint. */
  placeOf(fingerprint: string): { sheet: string; row: number } | undefined {
    return this.#places.get(fingerprint);
  }

  /** Remembers a good row; answers what it probably repeats. */
  meet(row: RowChecked, place: { sheet: string; row: number }): Lookalike | null {
    this.#places.set(row.fingerprint, place);
    const looks = looksOfRow(row);
    if (!looks) return null;
    const like = this.#likes.find(looks);
    this.#likes.add(looks, place);
    return like;
  }

  /** Loads the items that these good rows could repeat. */
  async recall(db: Db, rows: readonly RowChecked[]): Promise<void> {
    const prints = new Set(rows.map(({ fingerprint }) => fingerprint.slice(0, TITLE_PRINT)));
    for (const item of await listOfTitles(db, this.campaignId, [...prints])) this.#learn(item);
    for (const { organisationId } of rows) {
      if (organisationId === null || this.#units.has(organisationId)) continue;
      if (this.#codes.size >= NEWEST_IN_ALL) return;
      this.#units.add(organisationId);
      const newest = await listNewest(db, this.campaignId, organisationId, NEWEST_OF_UNIT);
      for (const item of newest) this.#learn(item);
    }
  }

  #learn({ code, organisation_id, submitted_on, benefit_vnd, ...item }: StandingItem): void {
    if (this.#codes.has(code)) return;
    this.#codes.add(code);
    const looks = looksOf({
      organisationId: organisation_id,
      title: item.title,
      author: item.author ?? '',
      day: submitted_on ?? '',
      benefitVnd: benefit_vnd,
      categoryCode: item.categoryCode ?? '',
    });
    this.#likes.add(looks, { code });
  }
}

/** How a good row looks; null for a bad one. */
function looksOfRow({ input, organisationId }: RowChecked): Looks | null {
  if (!input || organisationId === null) return null;
  return looksOf({
    organisationId,
    title: input.title,
    author: input.authors[0]?.name ?? '',
    day: input.submittedOn,
    benefitVnd: input.benefitVnd,
    categoryCode: input.category,
  });
}
