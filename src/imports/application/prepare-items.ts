import { dayInHanoi } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { Conflict } from '../../errors.ts';
import { checkAgainst, type Facts } from '../../initiatives/check-submission.ts';
import type { ImportedItem } from '../../initiatives/imported.store.ts';
import type { InitiativeInput } from '../../initiatives/initiative.input.ts';
import { newCode } from '../../initiatives/initiative.ts';
import { authorsOf, columnsOf } from '../../initiatives/submit-initiative.ts';
import { accountIdOf } from '../../permissions.ts';
import { loadFacts } from '../check/load-rules.ts';
import type { BatchWithNames } from '../import.store.ts';
import { listPendingRows } from '../import-row.store.ts';

const SLICE = 1_000;

/**
 * The rows that would go in, as items, held against the rules once more: phases and units may have changed.
 * @throws Conflict `import_outdated` where a row that was right is so no longer
 */
export async function prepareItems(
  context: Context,
  fence: string,
  batch: BatchWithNames,
  report: (done: number) => Promise<void>,
): Promise<ImportedItem[]> {
  const facts = await loadFacts(context, fence, batch.slug);
  const entered = enteredBy(context, batch);
  const items: ImportedItem[] = [];
  let after = 0;
  for (;;) {
    const place = { appliedRound: batch.applied_round, after, limit: SLICE };
    const rows = await listPendingRows(context.db, batch.id, place);
    for (const { value } of rows)
      items.push(itemOf(entered, JSON.parse(value ?? '') as InitiativeInput, facts));
    const last = rows.at(-1);
    if (!last) return items;
    after = last.id;
    await report(items.length);
  }
}

/** What is the same for all items of a batch. */
const enteredBy = ({ actor, now }: Context, batch: BatchWithNames) =>
  ({
    campaign_id: batch.campaign_id,
    status: 'submitted',
    source: 'import',
    entered_by: accountIdOf(actor),
    entered_at: now.toISOString(),
    entered_on: dayInHanoi(now),
    duplicate_of_id: null,
    import_batch_id: batch.id,
    verified_on: null,
  }) as const;

function itemOf(entered: ReturnType<typeof enteredBy>, input: InitiativeInput, facts: Facts): ImportedItem {
  const { checked } = checkAgainst(facts, input);
  if (!checked) throw new Conflict('import_outdated');
  const code = newCode();
  return {
    row: { ...entered, ...columnsOf(input, checked, code), code },
    authors: authorsOf(input, checked),
  };
}
