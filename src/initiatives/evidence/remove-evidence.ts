import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { NotFound } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import { accountIdOf } from '../../permissions.ts';
import { lockInitiative, markChanged } from '../initiative.store.ts';
import { getFor } from '../obstacle.ts';
import { findEvidence, markRemoved } from './evidence.store.ts';
import type { Evidence } from './evidence.ts';

/** Takes a file away; its row stays as a trace. A second time does nothing. */
export async function removeEvidence(
  context: Context,
  files: FileStore,
  code: string,
  id: number,
): Promise<void> {
  const removed = await atomically(context, (inside) => removeRow(inside, code, id));
  // the row is removed for good: what stays behind of the file now, `manage check` names
  if (removed) await files.remove(removed.stored_name).catch(() => {});
}

/** Null where it was removed before. */
async function removeRow(inside: Inside, code: string, id: number): Promise<Evidence | null> {
  const { db, actor, now } = inside;
  const { id: initiativeId } = await getFor(inside, code, 'evidence');
  await lockInitiative(db, initiativeId);
  const { organisationPath } = await getFor(inside, code, 'evidence');
  const evidence = await findEvidence(db, initiativeId, id);
  if (!evidence) throw new NotFound();
  if (evidence.removed_at !== null) return null;
  await markRemoved(db, id, { removed_at: now.toISOString(), removed_by: accountIdOf(actor) });
  await markChanged(db, initiativeId);
  const { file_name: file, kind: evidenceKind, note, size, sha256: hash } = evidence;
  recordEvent(inside, {
    action: 'initiative.evidence_removed',
    subjectType: 'initiative',
    subject: code,
    organisationPath,
    before: { file, evidenceKind, note, size, hash },
  });
  return evidence;
}
