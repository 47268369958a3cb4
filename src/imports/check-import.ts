import { dayInHanoi } from '../calendar.ts';
import { type CampaignWithPhases, getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import type { Facts } from '../initiatives/check-submission.ts';
import { listUnitNames } from '../organisations/resolve-name.store.ts';
import { type UnitName, unitIndex } from '../organisations/resolve-name.ts';
import { fenceOf } from '../permissions.ts';
import type { RequestKey } from '../requests/once.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import { UnreadableFile } from '../workbook/unreadable-file.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { mappedSheet, readTables } from './read-tables.ts';
import { checkRows } from './rows/check-rows.ts';
import { categoryIndex } from './rows/choices.ts';
import { countRows } from './rows/count-rows.ts';
import { stageImport } from './stage-import.ts';

export interface FileToImport {
  readonly slug: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** The code of the one unit that all rows belong to; without it the sheet says whose they are. */
  readonly organisation?: string | undefined;
  /** Sums over 100 tỷ đồng have been looked at and are right. */
  readonly confirmBenefit?: boolean;
  readonly request?: RequestKey | null;
}

/**
 * Reads a file and checks every row; nothing of it counts until it is applied. Answers the batch's id.
 * @throws Invalid on `file` or `organisation` where nothing of the file can be taken
 */
export async function checkImport(context: Context, file: FileToImport): Promise<number> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const campaign = await getCampaign(context.db, file.slug);
  if (campaign.is_programme) throw new Conflict('programme_takes_none');
  const { rules, facts, home } = await load(context, fence, campaign, file);
  const { tables, leftOut } = await readTables(await readable(file));
  const rows = await checkRows(context.db, campaign.id, tables, rules, facts);
  const staged = {
    campaignId: campaign.id,
    organisationId: home ?? campaign.host_organisation_id,
    mapping: {
      sheets: tables.map(mappedSheet),
      leftOut,
      unit: rules.trusted ? (rules.only?.code ?? null) : null,
    },
    counts: countRows(rows, campaign.phases),
    rows,
  };
  return stageImport(context, file, staged);
}

/** Everything that rows are held against, once for the whole file. */
async function load(
  { db, actor, now }: Context,
  fence: string,
  { phases }: CampaignWithPhases,
  file: FileToImport,
) {
  const units = await listUnitNames(db, fence);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const own =
    actor.kind === 'account' ? units.find((unit) => unit.organisationId === actor.organisationId) : undefined;
  const said = saidUnit(byCode, file.organisation);
  const enterprise = own?.kind === 'grassroots' ? own : null;
  const categories = await listCategories(db);
  const facts: Facts = {
    phases,
    categories,
    today: dayInHanoi(now),
    unitOf: (code) => {
      const unit = byCode.get(code);
      return unit && { ...unit, id: unit.organisationId };
    },
  };
  const rules = {
    units: unitIndex(units),
    only: enterprise ?? said,
    trusted: enterprise === null && said !== null,
    categoryOf: categoryIndex(categories),
    confirmBenefit: file.confirmBenefit ?? false,
  };
  return { rules, facts, home: (rules.only ?? own)?.organisationId };
}

function saidUnit(byCode: ReadonlyMap<string, UnitName>, code: string | undefined): UnitName | null {
  if (!code) return null;
  const unit = byCode.get(code);
  if (unit?.kind !== 'grassroots') throw new Invalid({ organisation: { code: 'unknown_organisation' } });
  return unit;
}

async function readable({ bytes, fileName }: FileToImport): Promise<Workbook> {
  try {
    return await readWorkbook(bytes, fileName);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Invalid({ file: { code: error.code, params: error.params } });
  }
}
