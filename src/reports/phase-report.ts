import { type CampaignWithPhases, getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Category, Phase } from '../campaigns/campaign.ts';
import { FIELDS } from '../campaigns/categories/category.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import { SUBMITTED } from '../initiatives/initiative.ts';
import { findOrganisation } from '../organisations/organisation.store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { listParks } from '../organisations/park.store.ts';
import { type AnyActor, mayAt } from '../permissions.ts';
import { type Figures, NOTHING } from '../progress/progress.ts';
import { figuresByCategory, listUnitFigures, listUnitGoals, type UnitFigures } from './figures.store.ts';
import { countLate } from './list.store.ts';
import { type Group, parkGroups, sumOf } from './standings.ts';

export interface UnitLine {
  readonly name: string;
  readonly park: string | null;
  readonly goal: number | null;
  readonly selfRaised: number | null;
  readonly figures: Figures;
}

export interface FieldLine {
  readonly field: Category['field'];
  readonly figures: Figures;
  readonly finer: readonly Group[];
}

/** Everything that a phase's report says, as plain data, decided once for all of its forms. */
export interface PhaseReport {
  readonly campaign: CampaignWithPhases;
  readonly phase: Phase;
  readonly host: Organisation;
  readonly above: Organisation | null;
  readonly asOf: Date;
  readonly total: Figures;
  readonly units: readonly UnitLine[];
  readonly parks: readonly Group[];
  readonly fields: readonly FieldLine[];
  readonly noCategory: Figures;
  /** Entered after the figures were closed for the first time. */
  readonly late: number;
}

/** What the report is about, inside the reader's fence: it is the host's paper, for those who see all of the host's branch. */
export async function getReportSubject(db: Db, actor: AnyActor, slug: string, number: number) {
  const campaign = await getCampaign(db, slug);
  const phase = campaign.phases.find((one) => one.number === number);
  const host = await findOrganisation(db, campaign.host_organisation_id);
  if (!phase || !host || !mayAt(actor, 'reports.read', host.path)) throw new NotFound();
  return { campaign, phase, host };
}

/** Reads the report from the counters. `context.db` should see one moment throughout. */
export async function loadPhaseReport(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  slug: string,
  number: number,
): Promise<PhaseReport> {
  const { campaign, phase, host } = await getReportSubject(db, actor, slug, number);
  const units = await listUnitFigures(db, campaign.id, phase.id);
  const parks = await listParks(db);
  const byCategory = await figuresByCategory(db, campaign.id, phase.id);
  const closedFirst = phase.first_closed_at;
  return {
    campaign,
    phase,
    host,
    above: host.parent_id === null ? null : ((await findOrganisation(db, host.parent_id)) ?? null),
    asOf: now,
    total: sumOf(units),
    units: await unitLines(db, phase, units, new Map(parks.map(({ id, name }) => [id, name]))),
    parks: parkGroups(units, parks).filter(isCounted),
    fields: fieldLines(await listCategories(db), byCategory),
    noCategory: byCategory.get(0) ?? NOTHING,
    late: closedFirst === null ? 0 : await countLate(db, phase.id, closedFirst, SUBMITTED),
  };
}

/** Units with something counted and units with a goal, in Vietnamese order. */
async function unitLines(
  db: Db,
  { id }: Phase,
  counted: readonly UnitFigures[],
  parks: ReadonlyMap<number, string>,
): Promise<UnitLine[]> {
  const goals = new Map((await listUnitGoals(db, id)).map((goal) => [goal.id, goal]));
  const known = new Set(counted.map((unit) => unit.id));
  const behind = [...goals.values()].filter((goal) => !known.has(goal.id));
  return [...counted, ...behind.map((unit) => ({ ...unit, figures: NOTHING }))]
    .sort((a, b) => (a.sort_key < b.sort_key ? -1 : 1))
    .map(({ id, name, parkId, figures }) => ({
      name,
      park: parkId === null ? null : (parks.get(parkId) ?? null),
      goal: goals.get(id)?.assigned ?? null,
      selfRaised: goals.get(id)?.selfRaised ?? null,
      figures,
    }));
}

function fieldLines(categories: readonly Category[], byCategory: ReadonlyMap<number, Figures>): FieldLine[] {
  return FIELDS.map((field) => {
    const finer = categories
      .filter((category) => category.field === field)
      .map(({ id, code, name }) => ({ code, name, figures: byCategory.get(id) ?? NOTHING }));
    return { field, figures: sumOf(finer), finer: finer.filter(isCounted) };
  });
}

const isCounted = ({ figures }: { figures: Figures }): boolean =>
  figures.verified + figures.awaiting + figures.returned > 0;
