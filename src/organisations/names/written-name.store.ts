import { setImmediate as breathe } from 'node:timers/promises';
import { branchRange } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';
import { fold } from '../../text/fold.ts';
import { readName, type WrittenName } from './written-name.ts';

export interface NameOfUnit {
  readonly organisationId: number;
  readonly name: WrittenName;
}

/** Where grassroots units of a branch stand, by code. */
export async function listPlaces(
  db: Db,
  fence: string,
  codes: readonly string[],
): Promise<Map<string, { id: number; path: string }>> {
  const { from, below } = branchRange(fence);
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'code', 'path'])
    .where('code', 'in', codes)
    .where('kind', '=', 'grassroots')
    .where('path', '>=', from)
    .where('path', '<', below)
    .execute();
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

const PAGE = 4_000;
/** What the stored folded text may write in another way than the name proper, or every other name holds. */
const UNSURE = /^(?:viet|nam|chi|nhanh|tong|cong|[bcdghklmnpqrstvx]*[iy]|qu[iy])$/;

/**
 * Names of the whole tree that may be, in their folded form, one of these: those that share its longest
 * word. Only these are taken apart, since there may be very many units.
 */
export async function listNamesHolding(db: Db, folded: ReadonlySet<string>): Promise<NameOfUnit[]> {
  const words = new Set([...folded].map(longestWord));
  const found: NameOfUnit[] = [];
  const look = (organisationId: number, written: string, text: string): void => {
    if (!words.has('') && !text.split(' ').some((word) => words.has(word))) return;
    const name = readName(written);
    if (folded.has(name.folded)) found.push({ organisationId, name });
  };
  await everyUnit(db, ({ id, name, folded_name, short_name }) => {
    look(id, name, folded_name);
    if (short_name) look(id, short_name, fold(short_name));
  });
  await everyAlias(db, ({ organisation_id, alias, folded_alias }) =>
    look(organisation_id, alias, folded_alias),
  );
  return found;
}

/** '' where no word is sure to stand in the stored text as it does in the name. */
const longestWord = (folded: string): string =>
  folded
    .split(' ')
    .filter((word) => !UNSURE.test(word))
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');

interface UnitRow {
  readonly id: number;
  readonly name: string;
  readonly folded_name: string;
  readonly short_name: string;
}

const everyUnit = (db: Db, see: (row: UnitRow) => void): Promise<void> =>
  inPages(
    (after) =>
      db
        .selectFrom('organisation')
        .select(['id', 'name', 'folded_name', 'short_name'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute(),
    see,
  );

interface AliasRow {
  readonly id: number;
  readonly organisation_id: number;
  readonly alias: string;
  readonly folded_alias: string;
}

const everyAlias = (db: Db, see: (row: AliasRow) => void): Promise<void> =>
  inPages(
    (after) =>
      db
        .selectFrom('organisation_alias')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute(),
    see,
  );

/** The event loop gets its turn after every page: SQLite answers at once and would hold up every reader. */
async function inPages<T extends { readonly id: number }>(
  page: (after: number) => Promise<T[]>,
  see: (row: T) => void,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    for (const row of rows) see(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
    await breathe();
  }
}
