import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { getBatchToChange } from './import.store.ts';
import { countsOf, isApplicable, isReversible, type Mode } from './import.ts';
import { queueApplication, queueReversal } from './import-job.ts';
import { isBlocking, questionsOf } from './question.ts';

/**
 * Has the good rows of a checked batch let in; answers the job, or null where there is nothing to do any
 * more: whoever comes second (a double click, a colleague) changes nothing.
 */
export async function startApplication(
  context: Context,
  batchId: number,
  mode: Mode,
): Promise<number | null> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  return atomically(context, async (inside) => {
    const batch = await getBatchToChange(inside.db, fence, batchId);
    if (batch.status === 'checking') throw new Conflict('import_busy');
    if (!isApplicable(batch)) return null;
    const { new: fresh, errors } = countsOf(batch);
    const open = questionsOf(batch).filter(isBlocking).length;
    // afterwards the answers would come too late
    if (fresh === 0 && open > 0) throw new Conflict('import_unanswered', { questions: open });
    if (mode === 'all-or-nothing' && errors > 0) throw new Conflict('import_has_errors', { errors });
    return queueApplication(inside, batchId, mode);
  });
}

/** Has what a batch brought in taken back; null where that was done before. */
export async function startReversal(context: Context, batchId: number): Promise<number | null> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  return atomically(context, async (inside) => {
    const batch = await getBatchToChange(inside.db, fence, batchId);
    if (batch.status === 'reversed') return null;
    if (!isReversible(batch)) throw new Conflict('import_not_applied');
    return queueReversal(inside, batchId);
  });
}
