import { getCampaign } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { type FileStore, sha256Aside } from '../files/file-store.ts';
import { findOrganisationByCode } from '../organisations/organisation.store.ts';
import { findOwnEnterprise } from '../organisations/own-enterprise.ts';
import { accountIdOf, fenceOf } from '../permissions.ts';
import { once, type RequestKey } from '../requests/once.ts';
import { tidy } from '../text/fold.ts';
import { LIMITS, MEBIBYTE } from '../workbook/limits.ts';
import type { Decisions } from './decisions.ts';
import { insertBatch } from './import.store.ts';
import { NOTHING_COUNTED } from './import.ts';
import { insertFile } from './import-file.store.ts';
import { queueCheck } from './import-job.ts';
import { keepFile } from './keep-file.ts';
import { refuseUnits } from './refuse-units.ts';

export interface FileToImport {
  readonly slug: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What is known of it from the start: whose it is, which sums were looked at. */
  readonly decisions?: Decisions;
  readonly request?: RequestKey | null;
}

export interface Opened {
  readonly batchId: number;
  readonly jobId: number;
}

/**
 * Takes a file in: it is kept, and a job will read and check it. Nothing of it counts until it is applied.
 * @throws Invalid on `file` or `organisation` where it cannot be taken at all
 */
export async function openImport(
  context: Context,
  files: FileStore,
  { slug, bytes, fileName, decisions = {}, request = null }: FileToImport,
): Promise<Opened> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  refuseSize(bytes);
  const campaign = await getCampaign(context.db, slug);
  if (campaign.is_programme) throw new Conflict('programme_takes_none');
  const home = await homeOf(context, fence, decisions.unit);
  await refuseUnits(context.db, fence, decisions);
  const file = await describe(bytes, fileName);
  return keepFile(files, bytes, (stored_name) =>
    atomically(context, (inside) =>
      once(inside, request, () =>
        open(inside, {
          campaignId: campaign.id,
          organisationId: home ?? campaign.host_organisation_id,
          file: { ...file, stored_name },
          decisions,
        }),
      ),
    ),
  );
}

/** @throws Invalid on `file` */
export function refuseSize({ length }: Uint8Array): void {
  if (length === 0) throw new Invalid({ file: { code: 'file_empty' } });
  if (length > LIMITS.fileBytes)
    throw new Invalid({
      file: { code: 'file_too_large', params: { limit: LIMITS.fileBytes / MEBIBYTE } },
    });
}

/** Whose branch the batch belongs to: the unit's that was said, else the one of whoever sends it. */
async function homeOf(context: Context, fence: string, unit: string | undefined): Promise<number | null> {
  if (unit) return (await saidUnit(context.db, fence, unit)).id;
  const { actor } = context;
  return (await findOwnEnterprise(context))?.id ?? (actor.kind === 'account' ? actor.organisationId : null);
}

async function saidUnit(db: Db, fence: string, code: string) {
  const unit = await findOrganisationByCode(db, fence, code);
  if (unit?.kind !== 'grassroots') throw new Invalid({ organisation: { code: 'unknown_organisation' } });
  return unit;
}

/** What is kept of a file besides its bytes. */
export const describe = async (bytes: Uint8Array, fileName: string) => ({
  file_name: tidy(fileName.split(/[\\/]/).at(-1) ?? '').slice(0, 200),
  file_hash: await sha256Aside(bytes),
  file_size: bytes.length,
});

export type Described = Awaited<ReturnType<typeof describe>>;

interface NewBatch {
  readonly campaignId: number;
  readonly organisationId: number;
  readonly file: Described & { readonly stored_name: string };
  readonly decisions: Decisions;
}

async function open(inside: Inside, batch: NewBatch): Promise<Opened & { stored: string }> {
  const { db, actor, now } = inside;
  const { stored_name, ...file } = batch.file;
  const batchId = await insertBatch(db, {
    campaign_id: batch.campaignId,
    organisation_id: batch.organisationId,
    account_id: accountIdOf(actor),
    ...file,
    mapping: JSON.stringify({ sheets: [], leftOut: [], unit: null }),
    status: 'checking',
    counts: JSON.stringify(NOTHING_COUNTED),
    decisions: JSON.stringify(batch.decisions),
    checked_at: now.toISOString(),
    applied_at: null,
    applied_by: null,
    reversed_at: null,
    reversed_by: null,
  });
  await insertFile(db, {
    batch_id: batchId,
    round: 1,
    ...file,
    stored_name,
    sent_at: now.toISOString(),
    account_id: accountIdOf(actor),
    problem: null,
  });
  return { batchId, jobId: await queueCheck(inside, batchId), stored: stored_name };
}
