import { getCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import { isClosed, phaseOfDay } from '../../campaigns/campaign.ts';
import type { Inside } from '../../database/atomically.ts';
import { Conflict } from '../../errors.ts';
import type { StagedItems } from '../../initiatives/imported.store.ts';
import { isValidOn } from '../../organisations/organisation.ts';
import { listUnitNames } from '../../organisations/resolve-name.store.ts';
import type { BatchWithNames } from '../import.store.ts';
import { listStagedCategories, listStagedDays } from './staged.store.ts';

/**
 * Units, phases and categories may have changed since the rows were checked. Validity and phases are
 * stretches of days, so the first and the last day of each stand for all between.
 * @throws Conflict `phase_closed`, or `import_outdated` where a row that was right is so no longer
 */
export async function refuseOutdated(
  { db }: Inside,
  fence: string,
  { slug }: BatchWithNames,
  staged: StagedItems,
): Promise<void> {
  const { phases } = await getCampaign(db, slug);
  const categories = new Set((await listCategories(db)).flatMap(({ id, active }) => (active ? id : [])));
  const units = new Map((await listUnitNames(db, fence)).map((unit) => [unit.organisationId, unit]));
  for (const { organisation_id, phase_id, first, last } of await listStagedDays(db, staged)) {
    const phase = phaseOfDay(phases, first);
    if (phase?.id !== phase_id || phase !== phaseOfDay(phases, last)) throw new Conflict('import_outdated');
    if (isClosed(phase)) throw new Conflict('phase_closed', { number: phase.number });
    const unit = units.get(organisation_id);
    if (unit?.kind !== 'grassroots' || !isValidOn(unit, first) || !isValidOn(unit, last))
      throw new Conflict('import_outdated');
  }
  if ((await listStagedCategories(db, staged)).some((id) => !categories.has(id)))
    throw new Conflict('import_outdated');
}
