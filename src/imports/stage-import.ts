import { createHash } from 'node:crypto';
import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { chunksOf } from '../database/portable.ts';
import { accountIdOf } from '../permissions.ts';
import { once } from '../requests/once.ts';
import { tidy } from '../text/fold.ts';
import type { FileToImport } from './check-import.ts';
import { getBatch, insertBatch, moveBatch, removeAbandoned } from './import.store.ts';
import type { Counts, Mapping } from './import.ts';
import { insertRows } from './import-row.store.ts';
import type { StagedRow } from './rows/check-rows.ts';

/** A file whose rows have been checked. */
export interface CheckedFile {
  readonly campaignId: number;
  /** Whose branch the batch belongs to: the unit's, or the one of whoever sent it. */
  readonly organisationId: number;
  readonly mapping: Mapping;
  readonly counts: Counts;
  readonly rows: readonly StagedRow[];
}

const STAGED_AT_ONCE = 500;
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Writes the rows in short transactions under the batch's id; the batch shows itself with the last of them. */
export async function stageImport(
  context: Context,
  file: FileToImport,
  checked: CheckedFile,
): Promise<number> {
  const batchId = await openBatch(context, file, checked);
  for (const chunk of chunksOf(checked.rows, STAGED_AT_ONCE)) {
    const rows = chunk.map((row) => rowOf(batchId, row));
    await atomically(context, ({ db }) => insertRows(db, rows));
  }
  // a second sending of the same form finds the first one's batch; its own rows are swept away in time
  return atomically(context, (inside) =>
    once(inside, file.request ?? null, async () => {
      await moveBatch(inside.db, batchId, 'checking', { status: 'checked' });
      const { file_name, file_hash, organisationPath } = await getBatch(inside.db, '/', batchId);
      recordEvent(inside, {
        action: 'import.checked',
        subjectType: 'import',
        subject: String(batchId),
        organisationPath,
        after: { file: file_name, hash: file_hash, checked: checked.rows.length },
      });
      return batchId;
    }),
  );
}

function openBatch(context: Context, file: FileToImport, checked: CheckedFile): Promise<number> {
  const { now, actor } = context;
  const row = {
    campaign_id: checked.campaignId,
    organisation_id: checked.organisationId,
    account_id: accountIdOf(actor),
    file_name: tidy(file.fileName.split(/[\\/]/).at(-1) ?? '').slice(0, 200),
    file_hash: createHash('sha256').update(file.bytes).digest('hex'),
    file_size: file.bytes.length,
    mapping: JSON.stringify(checked.mapping),
    status: 'checking',
    counts: JSON.stringify(checked.counts),
    checked_at: now.toISOString(),
    applied_at: null,
    applied_by: null,
    reversed_at: null,
    reversed_by: null,
  } as const;
  const abandoned = new Date(now.getTime() - ABANDONED_AFTER_MS).toISOString();
  return atomically(context, async ({ db }) => {
    await removeAbandoned(db, abandoned);
    return insertBatch(db, row);
  });
}

const rowOf = (
  batchId: number,
  { sheet, number, outcome, raw, input, findings, fingerprint }: StagedRow,
) => ({
  batch_id: batchId,
  sheet,
  row_number: number,
  outcome,
  raw: JSON.stringify(raw),
  value: input && JSON.stringify(input),
  findings: JSON.stringify(findings),
  fingerprint,
  initiative_id: null,
});
