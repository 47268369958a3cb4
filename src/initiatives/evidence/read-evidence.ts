import type { Context } from '../../context.ts';
import { NotFound } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import { fenceOf } from '../../permissions.ts';
import { getInitiative } from '../initiative.store.ts';
import { findEvidence, type ListedEvidence, listEvidence } from './evidence.store.ts';

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One file, for whoever may see the item. A removed one is as good as absent. */
export async function readEvidence(
  { db, actor }: Context,
  files: FileStore,
  code: string,
  id: number,
): Promise<Download> {
  const initiative = await getInitiative(db, fenceOf(actor, 'initiatives.see'), code);
  const evidence = await findEvidence(db, initiative.id, id);
  if (!evidence || evidence.removed_at !== null) throw new NotFound();
  const { file_name: name, media_type: type, stored_name } = evidence;
  return { name, type, bytes: await files.read(stored_name) };
}

/** The files of an item that are there now. */
export async function listPresentEvidence({ db, actor }: Context, code: string): Promise<ListedEvidence[]> {
  const initiative = await getInitiative(db, fenceOf(actor, 'initiatives.see'), code);
  const all = await listEvidence(db, initiative.id);
  return all.filter(({ removed_at }) => removed_at === null);
}
