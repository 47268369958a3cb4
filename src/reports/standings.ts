import { type CampaignWithPhases, listCategories } from '../campaigns/campaign.store.ts';
import type { Db } from '../database/schema.ts';
import { SECTORS } from '../organisations/organisation.ts';
import { listParks } from '../organisations/park.store.ts';
import { figuresByPhaseAndCategory } from '../progress/progress.store.ts';
import { type Figures, NOTHING, plus, submittedOf } from '../progress/progress.ts';
import { label, t } from '../text/text.ts';
import { listUnitFigures, type UnitFigures } from './figures.store.ts';

export const GROUPINGS = ['organisation', 'park', 'category', 'sector'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Standing {
  readonly code: string | null;
  readonly name: string;
  readonly submitted: number;
  readonly verified: number;
  readonly awaiting: number;
  readonly benefitVnd: number;
}

/** The whole campaign in groups, those with the most verified first; their sums are the campaign's figures. */
export async function standingsOf(db: Db, campaign: CampaignWithPhases, by: Grouping): Promise<Standing[]> {
  const groups =
    by === 'category' ? await categoryGroups(db, campaign.id) : await unitGroups(db, campaign.id, by);
  return groups
    .filter(({ figures }) => submittedOf(figures) > 0)
    .sort((a, b) => b.figures.verified - a.figures.verified)
    .map(({ code, name, figures }) => ({
      code,
      name,
      submitted: submittedOf(figures),
      verified: figures.verified,
      awaiting: figures.awaiting,
      benefitVnd: figures.benefitVnd,
    }));
}

export interface Group {
  readonly code: string | null;
  readonly name: string;
  readonly figures: Figures;
}

async function categoryGroups(db: Db, campaignId: number): Promise<Group[]> {
  const { categories } = await figuresByPhaseAndCategory(db, campaignId);
  const named = (await listCategories(db)).map(({ id, code, name }) => ({
    code,
    name,
    figures: categories.get(id) ?? NOTHING,
  }));
  return [...named, { code: null, name: t('report.noCategory'), figures: categories.get(0) ?? NOTHING }];
}

async function unitGroups(db: Db, campaignId: number, by: Exclude<Grouping, 'category'>): Promise<Group[]> {
  const units = await listUnitFigures(db, campaignId, 0);
  if (by === 'organisation') return units;
  if (by === 'sector')
    return SECTORS.map((sector) => ({
      code: sector,
      name: label('sector', sector),
      figures: sumOf(units.filter((unit) => unit.sector === sector)),
    }));
  return parkGroups(units, await listParks(db));
}

/** Every park with the sum of its units, and last what stands outside of all parks. */
export function parkGroups(
  units: readonly UnitFigures[],
  parks: readonly { id: number; code: string; name: string }[],
): Group[] {
  const of = (parkId: number | null): Figures => sumOf(units.filter((unit) => unit.parkId === parkId));
  return [
    ...parks.map(({ id, code, name }) => ({ code, name, figures: of(id) })),
    { code: null, name: t('progress.noPark'), figures: of(null) },
  ];
}

export const sumOf = (groups: readonly { figures: Figures }[]): Figures =>
  groups.map(({ figures }) => figures).reduce<Figures>(plus, NOTHING);
