import type { Db } from '../../database/schema.ts';
import { TITLE_PRINT } from '../../initiatives/initiative.ts';
import { listNewestDays, listSameTitled, listStanding } from '../lookalike.store.ts';
import type { RowChecked, StagedItem } from './check-row.ts';
import { type Lookalike, Lookalikes, looksOf } from './lookalikes.ts';

/** So many of each unit's newest items are held against for titles that nearly agree. */
const NEWEST_OF_UNIT = 500;
/** Over all units: a file of a whole city must not fill the memory. */
const NEWEST_IN_ALL = 60_000;
/** A title that a unit uses hundreds of times says nothing. */
const MOST_SAME_TITLED = 5_000;

/** What the rows of a batch are held against as they are read: earlier rows, and items that may be the same. */
export class FileMemory {
  readonly #campaignId: number;
  readonly #taken: ReadonlySet<string>;
  readonly #places = new Map<string, { sheet: string; row: number }>();
  readonly #likes = new Lookalikes();
  /** Items that were learned. */
  readonly #known = new Set<number>();
  /** A unit's newest items by day, until a row of that day comes; by “unit day”. */
  readonly #newest = new Map<string, number[]>();
  readonly #units = new Set<number>();
  #newestCount = 0;

  /** `taken`: “sheet!row” of rows that a person said to be no duplicates. */
  constructor(campaignId: number, taken: readonly string[] = []) {
    this.#campaignId = campaignId;
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
  meet(item: StagedItem, firstAuthor: string, place: { sheet: string; row: number }): Lookalike | null {
    this.#places.set(item.fingerprint, place);
    return this.#likes.meet(looksOf(item, firstAuthor), place);
  }

  /** Loads the items that these rows could repeat; answers the fingerprints of those that stand in the campaign. */
  async recall(db: Db, rows: readonly RowChecked[]): Promise<Set<string>> {
    const items = rows.flatMap(({ item }) => item ?? []);
    const prints = new Set(items.map(({ fingerprint }) => fingerprint.slice(0, TITLE_PRINT)));
    const sameTitled = await listSameTitled(db, this.#campaignId, [...prints]);
    await this.#learn(
      db,
      sameTitled.slice(0, MOST_SAME_TITLED).map(({ id }) => id),
    );
    await this.#learn(db, await this.#newestOfDays(db, items));
    return new Set(sameTitled.map(({ fingerprint }) => fingerprint));
  }

  /** Titles are held against those of the same day only: the others are never loaded. */
  async #newestOfDays(db: Db, items: readonly StagedItem[]): Promise<number[]> {
    const found: number[] = [];
    for (const { organisation_id, submitted_on } of items) {
      await this.#lookUp(db, organisation_id);
      const key = `${organisation_id} ${submitted_on}`;
      const ids = this.#newest.get(key);
      if (!ids) continue;
      found.push(...ids);
      this.#newest.delete(key);
    }
    return found.sort((one, other) => other - one);
  }

  async #lookUp(db: Db, unit: number): Promise<void> {
    if (this.#units.has(unit) || this.#newestCount >= NEWEST_IN_ALL) return;
    this.#units.add(unit);
    for (const { id, submitted_on } of await listNewestDays(db, this.#campaignId, unit, NEWEST_OF_UNIT)) {
      const key = `${unit} ${submitted_on}`;
      const ids = this.#newest.get(key);
      if (ids) ids.push(id);
      else this.#newest.set(key, [id]);
      this.#newestCount++;
    }
  }

  async #learn(db: Db, ids: readonly number[]): Promise<void> {
    const fresh = ids.filter((id) => !this.#known.has(id));
    for (const id of fresh) this.#known.add(id);
    for (const item of await listStanding(db, fresh))
      this.#likes.meet(looksOf(item, item.author ?? ''), { code: item.code });
  }
}
