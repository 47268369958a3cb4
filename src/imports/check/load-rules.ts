import { dayInHanoi } from '../../calendar.ts';
import { type CampaignWithPhases, getCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import type { Context } from '../../context.ts';
import type { Facts } from '../../initiatives/check-submission.ts';
import { listUnitNames } from '../../organisations/resolve-name.store.ts';
import { type UnitName, unitIndex } from '../../organisations/resolve-name.ts';
import type { Decisions } from '../decisions.ts';
import type { BatchWithNames } from '../import.store.ts';
import { categoryIndex } from '../rows/choices.ts';
import type { ReadingRules } from '../rows/read-row.ts';
import { SettledNames } from '../rows/settled-names.ts';
import { UnsettledNames } from '../rows/unit-of-row.ts';

export interface Rules {
  readonly campaign: CampaignWithPhases;
  readonly rules: ReadingRules;
  readonly facts: Facts;
}

/** Everything that the rows of a batch are held against, once for all of them. */
export async function loadRules(
  { db, actor, now }: Context,
  fence: string,
  batch: BatchWithNames,
  decisions: Decisions,
): Promise<Rules> {
  const campaign = await getCampaign(db, batch.slug);
  const units = await listUnitNames(db, fence);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const own =
    actor.kind === 'account' ? units.find((unit) => unit.organisationId === actor.organisationId) : undefined;
  const enterprise = own?.kind === 'grassroots' ? own : null;
  // an enterprise sees and takes back what is in its files: nobody puts another's rows there
  const home = units.find((unit) => unit.organisationId === batch.organisation_id);
  const said = (decisions.unit && byCode.get(decisions.unit)) || null;
  const categories = await listCategories(db);
  const rules = {
    units: unitIndex(units),
    only: enterprise ?? (home?.kind === 'grassroots' ? home : said),
    trusted: enterprise === null && said !== null,
    decided: decisions.units ?? {},
    unsettled: new UnsettledNames(),
    settled: new SettledNames(),
    categoryOf: categoryIndex(categories),
    confirmBenefit: decisions.confirmBenefit ?? false,
  };
  const { phases } = campaign;
  return { campaign, rules, facts: { phases, categories, today: dayInHanoi(now), unitOf: finder(byCode) } };
}

const finder = (units: ReadonlyMap<string, UnitName>): Facts['unitOf'] => {
  const found = new Map([...units].map(([code, unit]) => [code, { ...unit, id: unit.organisationId }]));
  return (code) => found.get(code);
};
