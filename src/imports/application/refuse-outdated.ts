import { getCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import { isClosed, phaseOfDay } from '../../campaigns/campaign.ts';
import type { Inside } from '../../database/atomically.ts';
import { Conflict } from '../../errors.ts';
import type { ImportedSums } from '../../initiatives/imported-sums.ts';
import { isValidOn } from '../../organisations/organisation.ts';
import { listUnitNames } from '../../organisations/resolve-name.store.ts';
import type { BatchWithNames } from '../import.store.ts';

/**
 * Units, phases and categories may have changed since the rows were checked. Validity and phases are
 * stretches of days, so the first and the last day of each stand for all between.
 * @throws Conflict `phase_closed`, or `import_outdated` where a row that was right is so no longer
 */
export async function refuseOutdated(
  { db }: Inside,
  fence: string,
  { slug }: BatchWithNames,
  { days, categories }: ImportedSums,
): Promise<void> {
  const { phases } = await getCampaign(db, slug);
  const active = new Set((await listCategories(db)).flatMap(({ id, active }) => (active ? id : [])));
  const units = new Map((await listUnitNames(db, fence)).map((unit) => [unit.organisationId, unit]));
  for (const { organisationId, phaseId, first, last } of days) {
    const phase = phaseOfDay(phases, first);
    if (phase?.id !== phaseId || phase !== phaseOfDay(phases, last)) throw new Conflict('import_outdated');
    if (isClosed(phase)) throw new Conflict('phase_closed', { number: phase.number });
    const unit = units.get(organisationId);
    if (unit?.kind !== 'grassroots' || !isValidOn(unit, first) || !isValidOn(unit, last))
      throw new Conflict('import_outdated');
  }
  if ([...categories].some((id) => !active.has(id))) throw new Conflict('import_outdated');
}
