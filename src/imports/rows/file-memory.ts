import type { Db } from '../../database/schema.ts';
import { listStanding } from '../lookalike.store.ts';
import type { RowChecked, StagedItem } from './check-row.ts';
import { type Lookalike, Lookalikes, looksOf } from './lookalikes.ts';
import { StandingPrints } from './standing-prints.ts';

/** What the rows of a batch are held against as they are read: earlier rows, and items that may be the same. */
export class FileMemory {
  readonly #standing: StandingPrints;
  readonly #taken: ReadonlySet<string>;
  readonly #places = new Map<string, { sheet: string; row: number }>();
  readonly #likes = new Lookalikes();
  /** Items that were learned. */
  readonly #known = new Set<number>();

  /** `taken`: “sheet!row” of rows that a person said to be no duplicates. */
  constructor(campaignId: number, taken: readonly string[] = []) {
    this.#standing = new StandingPrints(campaignId);
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
  async recall(db: Db, rows: readonly RowChecked[]): Promise<ReadonlySet<string>> {
    const items = rows.flatMap(({ item }) => item ?? []);
    const { like, there } = await this.#standing.of(db, items);
    const fresh = [...like].filter((id) => !this.#known.has(id));
    for (const id of fresh) this.#known.add(id);
    for (const item of await listStanding(db, fresh))
      this.#likes.meet(looksOf(item, item.author ?? ''), { code: item.code });
    return there;
  }
}
