import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import type { FileStore } from '../../files/file-store.ts';
import { accountIdOf } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { lockInitiative, markChanged } from '../initiative.store.ts';
import { getFor } from '../obstacle.ts';
import { checkRoom, tooLarge } from './check-room.ts';
import { FORMATS } from './content/formats.ts';
import { recognise } from './content/recognise.ts';
import type { EvidenceInput } from './evidence.input.ts';
import { insertEvidence, isStored } from './evidence.store.ts';
import { EVIDENCE_LIMITS } from './evidence.ts';
import { fileNameOf } from './file-name.ts';
import type { SentFile } from './sent-file.ts';

export interface NewEvidence {
  readonly file: SentFile;
  readonly input: EvidenceInput;
  readonly request: RequestKey | null;
}

/** What the row says about the stored bytes. */
interface Stored {
  readonly file_name: string;
  readonly stored_name: string;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Adds a file to an item. The bytes are on the disk before the row that names them; where no row came of
 * it, they go again. @throws Invalid on `file` for what is not taken, Conflict where the item is locked
 */
export async function addEvidence(
  context: Context,
  files: FileStore,
  code: string,
  { file: { name, bytes, sha256 }, input, request }: NewEvidence,
): Promise<{ id: number }> {
  const { id } = await getFor(context, code, 'evidence');
  if (bytes.length > EVIDENCE_LIMITS.fileBytes) throw tooLarge();
  const format = await recognise(bytes);
  const stored: Stored = {
    file_name: fileNameOf(name, format),
    media_type: FORMATS[format].mediaType,
    size: bytes.length,
    sha256,
    stored_name: await files.put(bytes),
  };
  try {
    return await atomically(context, (inside) =>
      once(inside, request, () => addRow(inside, { id, code, input, stored })),
    );
  } finally {
    await removeUnlessNamed(context, files, stored.stored_name);
  }
}

async function addRow(
  inside: Inside,
  { id, code, input, stored }: { id: number; code: string; input: EvidenceInput; stored: Stored },
): Promise<{ id: number }> {
  const { db, actor, now } = inside;
  await lockInitiative(db, id);
  const initiative = await getFor(inside, code, 'evidence');
  await checkRoom(inside, initiative, stored.size);
  const added = await insertEvidence(db, {
    ...stored,
    ...input,
    owner_id: id,
    organisation_id: initiative.organisation_id,
    added_at: now.toISOString(),
    added_by: accountIdOf(actor),
  });
  await markChanged(db, id);
  recordEvent(inside, {
    action: 'initiative.evidence_added',
    subjectType: 'initiative',
    subject: code,
    organisationPath: initiative.organisationPath,
    after: {
      file: stored.file_name,
      evidenceKind: input.kind,
      note: input.note,
      size: stored.size,
      hash: stored.sha256,
    },
  });
  return { id: added };
}

/** A repeated request or a refused one names no file. Where that cannot be found out, `manage check` finds the file. */
async function removeUnlessNamed({ db }: Context, files: FileStore, name: string): Promise<void> {
  const named = await isStored(db, name).catch(() => true);
  if (!named) await files.remove(name);
}
