import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { learnUnitNames } from '../organisations/learn-unit-names.ts';
import { fenceOf } from '../permissions.ts';
import { type Decisions, decisionsOf, merged } from './decisions.ts';
import { type BatchWithNames, getBatchToChange, updateBatch } from './import.store.ts';
import { queueCheck } from './import-job.ts';
import { questionsOf } from './question.ts';
import { refuseUnit, refuseUnits } from './refuse-units.ts';

/**
 * Takes down what a person says about a file and has it checked again; answers the job. What was said of
 * names and columns is remembered for other files; of names not where `remember` is false, in a mere trial.
 * @throws Invalid on `unit` or `units` where a code is none of an enterprise of the branch
 * @throws Conflict where the file has gone in, or is being worked on
 */
export async function decideImport(
  context: Context,
  batchId: number,
  said: Decisions,
  { remember = true }: { remember?: boolean } = {},
): Promise<number> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  return atomically(context, async (inside) => {
    const batch = await getBatchToChange(inside.db, fence, batchId);
    if (batch.status === 'checking') throw new Conflict('import_busy');
    if (batch.status !== 'checked') throw new Conflict('import_not_open');
    await refuseUnits(inside.db, fence, said);
    await refuseUnit(inside.db, fence, said, batch);
    const jobId = await queueCheck(inside, batchId);
    const decisions = JSON.stringify(merged(decisionsOf(batch), said));
    await updateBatch(inside.db, batchId, { status: 'checking', decisions });
    if (remember) await learn(inside, batch, said);
    recordEvent(inside, {
      action: 'import.decided',
      subjectType: 'import',
      subject: String(batchId),
      organisationPath: batch.organisationPath,
      after: told(said),
    });
    return jobId;
  });
}

/** For the trail: of very many rows that are taken it keeps how many, not each. */
const told = ({ take, ...said }: Decisions): object =>
  take && take.length > MOST_TOLD ? { ...said, taken: take.length } : { ...said, ...(take ? { take } : {}) };

const MOST_TOLD = 100;

/**
 * Names that the union settled are known in other files too; columns are remembered once they were read.
 * What an enterprise says of a name holds for its own file: others' rows must not follow it unasked.
 */
async function learn(inside: Inside, batch: BatchWithNames, { units = {} }: Decisions): Promise<void> {
  if (inside.actor.kind === 'account' && inside.actor.enterprise !== null) return;
  const asked = new Map(questionsOf(batch).flatMap((one) => (one.kind === 'unit' ? [[one.key, one]] : [])));
  const names = Object.entries(units).flatMap(([key, code]) => {
    const written = asked.get(key)?.written;
    return code !== null && written ? [{ code, written }] : [];
  });
  await learnUnitNames(inside, names);
}
