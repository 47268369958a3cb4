import type { Db } from '../../database/schema.ts';
import { TITLE_PRINT } from '../../initiatives/initiative.ts';
import { listNewestPrints, listSameTitled } from '../lookalike.store.ts';
import type { StagedItem } from './check-row.ts';

/** So many of each unit's newest items are held against for titles that nearly agree. */
const NEWEST_OF_UNIT = 500;
/** Over all units: a file of a whole city must not fill the memory. */
const NEWEST_IN_ALL = 60_000;
/** A title that a unit uses hundreds of times says nothing. */
const MOST_SAME_TITLED = 5_000;

interface Print {
  readonly id: number;
  readonly fingerprint: string;
}

interface UnitPrints {
  /** Whether all items of the unit are here, or only some. */
  readonly isComplete: boolean;
  readonly byTitle: ReadonlyMap<string, readonly Print[]>;
  readonly byAuthorDay: ReadonlyMap<string, readonly Print[]>;
}

const NOT_LOADED: UnitPrints = { isComplete: false, byTitle: new Map(), byAuthorDay: new Map() };

/** What of the campaign these rows could repeat. */
export interface Standing {
  /** Items of the same unit and title, or of the same unit, author and day. */
  readonly like: ReadonlySet<number>;
  /** Fingerprints that stand in the campaign. */
  readonly there: ReadonlySet<string>;
}

/**
 * The fingerprints of the units' newest items. Their first part stands for the title and their second for
 * author and day, so that only items which agree in one of them are ever loaded.
 */
export class StandingPrints {
  readonly #campaignId: number;
  readonly #units = new Map<number, UnitPrints>();
  #count = 0;

  constructor(campaignId: number) {
    this.#campaignId = campaignId;
  }

  async of(db: Db, items: readonly StagedItem[]): Promise<Standing> {
    const like = new Set<number>();
    const there = new Set<string>();
    const unsure = new Set<string>();
    for (const { organisation_id, fingerprint } of items) {
      const unit = this.#units.get(organisation_id) ?? (await this.#lookUp(db, organisation_id));
      const title = titlePart(fingerprint);
      if (!unit.isComplete) unsure.add(title);
      for (const print of unit.byTitle.get(title) ?? []) {
        like.add(print.id);
        there.add(print.fingerprint);
      }
      for (const { id } of unit.byAuthorDay.get(authorDay(fingerprint)) ?? []) like.add(id);
    }
    const found = await listSameTitled(db, this.#campaignId, [...unsure]);
    for (const { id } of found.slice(0, MOST_SAME_TITLED)) like.add(id);
    for (const { fingerprint } of found) there.add(fingerprint);
    return { like, there };
  }

  async #lookUp(db: Db, unit: number): Promise<UnitPrints> {
    if (this.#count >= NEWEST_IN_ALL) return NOT_LOADED;
    const prints = await listNewestPrints(db, this.#campaignId, unit, NEWEST_OF_UNIT);
    const byTitle = new Map<string, Print[]>();
    const byAuthorDay = new Map<string, Print[]>();
    for (const print of prints) {
      push(byTitle, titlePart(print.fingerprint), print);
      push(byAuthorDay, authorDay(print.fingerprint), print);
    }
    this.#count += prints.length;
    const loaded = { isComplete: prints.length < NEWEST_OF_UNIT, byTitle, byAuthorDay };
    this.#units.set(unit, loaded);
    return loaded;
  }
}

const titlePart = (fingerprint: string): string => fingerprint.slice(0, TITLE_PRINT);
const authorDay = (fingerprint: string): string => fingerprint.slice(TITLE_PRINT);

function push(prints: Map<string, Print[]>, key: string, print: Print): void {
  const known = prints.get(key);
  if (known) known.push(print);
  else prints.set(key, [print]);
}
