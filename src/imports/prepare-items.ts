import { setImmediate as breathe } from 'node:timers/promises';
import { dayInHanoi } from '../calendar.ts';
import { getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import type { NewAuthor } from '../initiatives/author.store.ts';
import { checkAgainst, type Facts } from '../initiatives/check-submission.ts';
import type { InitiativeInput } from '../initiatives/initiative.input.ts';
import type { NewInitiative } from '../initiatives/initiative.store.ts';
import { newCode } from '../initiatives/initiative.ts';
import { authorsOf, columnsOf } from '../initiatives/submit-initiative.ts';
import { listUnitNames } from '../organisations/resolve-name.store.ts';
import { accountIdOf } from '../permissions.ts';
import type { BatchWithNames } from './import.store.ts';
import { listNewRows } from './import-row.store.ts';

export interface Item {
  readonly row: NewInitiative;
  readonly authors: readonly NewAuthor[];
}

const SLICE = 500;

/**
 * The rows that would go in, as items, held against the rules once more: phases and units may have changed.
 * @throws Conflict `import_outdated` where a row that was right is so no longer
 */
export async function prepareItems(context: Context, fence: string, batch: BatchWithNames): Promise<Item[]> {
  const facts = await loadFacts(context, fence, batch.slug);
  const items: Item[] = [];
  let after = 0;
  for (;;) {
    const rows = await listNewRows(context.db, batch.id, { after, limit: SLICE });
    for (const { value } of rows)
      items.push(itemOf(context, batch, JSON.parse(value ?? '') as InitiativeInput, facts));
    const last = rows.at(-1);
    if (!last) return items;
    after = last.id;
    await breathe();
  }
}

async function loadFacts({ db, now }: Context, fence: string, slug: string): Promise<Facts> {
  const { phases } = await getCampaign(db, slug);
  const units = new Map(
    (await listUnitNames(db, fence)).map((unit) => [unit.code, { ...unit, id: unit.organisationId }]),
  );
  return {
    phases,
    categories: await listCategories(db),
    today: dayInHanoi(now),
    unitOf: (code) => units.get(code),
  };
}

function itemOf({ actor, now }: Context, batch: BatchWithNames, input: InitiativeInput, facts: Facts): Item {
  const { checked } = checkAgainst(facts, input);
  if (!checked) throw new Conflict('import_outdated');
  const code = newCode();
  const row = {
    ...columnsOf(input, checked, code),
    code,
    campaign_id: batch.campaign_id,
    status: 'submitted',
    source: 'import',
    entered_by: accountIdOf(actor),
    entered_at: now.toISOString(),
    entered_on: dayInHanoi(now),
    duplicate_of_id: null,
    import_batch_id: batch.id,
    verified_on: null,
  } as const;
  return { row, authors: authorsOf(input, checked) };
}
