import { demoData } from '../../../db/seeds/demo.ts';
import { demoTopics, type Topic } from '../../../db/seeds/demo-topics.ts';
import { type Day, dayInHanoi, startOfDayInHanoi } from '../../calendar.ts';
import type { Status } from '../../database/schema.ts';
import type { WholeInitiative } from '../../initiatives/bulk-initiatives.store.ts';
import { fingerprintOf, newCode, searchTextOf, sharesOf } from '../../initiatives/initiative.ts';
import type { DemoDay } from './days.ts';
import type { DemoEnterprise } from './enterprises.ts';
import { fates } from './fate.ts';
import { historyOf, momentAfter } from './history.ts';
import { departmentName, personName } from './people.ts';
import { type Random, Weighted } from './random.ts';

const DAY_MS = 86_400_000;
const KINDS = ['technical', 'technical', 'technical', 'management', 'operation', 'operation', 'application'];

export interface Stage {
  readonly at: Date;
  readonly campaignId: number;
  readonly days: readonly DemoDay[];
  /** With their ids and the account of their contact where they have one. */
  readonly enterprises: readonly (DemoEnterprise & { id: number; contactId: number | null })[];
  readonly staff: readonly [number, number];
  readonly categoryIds: ReadonlyMap<string, number>;
}

/** The initiatives in the order in which they were submitted, one at a time. */
export function* makeInitiatives(random: Random, stage: Stage): Generator<WholeInitiative> {
  const enterprises = new Weighted(stage.enterprises, ({ activity }) => activity);
  const topics = new Weighted(demoTopics, ({ weight }) => weight);
  const fateOf = fates(stage.days, stage.at);
  const last = new Map<number, { place: number; title: string; author: string }>();
  let place = 0;
  for (const one of stage.days) {
    for (let index = 0; index < one.count; index++) {
      const enterprise = enterprises.pick(random);
      const earlier = last.get(enterprise.id);
      const drawn = fateOf(random, one.day);
      const status = drawn === 'duplicate' && !earlier ? 'verified' : drawn;
      const made = makeOne(random, stage, one, { enterprise, status, topic: topics.pick(random), earlier });
      if (status === 'verified' || status === 'submitted')
        last.set(enterprise.id, { place, title: made.row.title, author: made.authors[0]?.name ?? '' });
      yield made;
      place += 1;
    }
  }
}

interface Choice {
  readonly enterprise: Stage['enterprises'][number];
  readonly status: Status;
  readonly topic: Topic;
  readonly earlier: { place: number; title: string; author: string } | undefined;
}

function makeOne(random: Random, stage: Stage, { day, phase }: DemoDay, choice: Choice): WholeInitiative {
  const { enterprise, status, topic } = choice;
  const repeated = status === 'duplicate' ? choice.earlier : undefined;
  const at = stage.at.getTime();
  const enteredBy =
    enterprise.contactId !== null && random.chance(0.8) ? enterprise.contactId : random.pick(stage.staff);
  const reviewer =
    enteredBy === stage.staff[0] || (enteredBy !== stage.staff[1] && random.chance(0.4))
      ? stage.staff[1]
      : stage.staff[0];
  const enteredAt = entryMoment(random, day, at);
  const changes = historyOf(random, status, { enteredAt, enteredBy, reviewer, at });
  const title = repeated?.title ?? titleOf(random, topic);
  const authors = authorsOf(random, repeated?.author);
  const code = newCode(random.below);
  const draft = status === 'draft';
  return {
    duplicateOf: repeated?.place ?? null,
    authors,
    changes,
    row: {
      code,
      campaign_id: stage.campaignId,
      phase_id: phase.id,
      organisation_id: enterprise.id,
      category_id: stage.categoryIds.get(topic.category) ?? null,
      status,
      title,
      ...substance(random, day),
      submitted_on: day,
      source: 'form',
      entered_by: enteredBy,
      entered_at: new Date(enteredAt).toISOString(),
      entered_on: dayInHanoi(new Date(enteredAt)),
      verified_on: status === 'verified' ? dayInHanoi(new Date(changes.at(-1)?.at ?? at)) : null,
      import_batch_id: null,
      ...(draft ? { recognition_level: 'none', recognition_number: '', recognition_on: null } : {}),
      fingerprint: fingerprintOf({
        organisationId: enterprise.id,
        title,
        firstAuthor: authors[0]?.name ?? '',
        submittedOn: day,
      }),
      search: searchTextOf({ title, code }),
      version: changes.length,
    },
  };
}

/** Mostly on the submission day itself; some are entered later from paper. */
function entryMoment(random: Random, day: Day, at: number): number {
  const midnight = startOfDayInHanoi(day).getTime();
  const start = Math.min(midnight + 7 * 3_600_000, (midnight + at) / 2);
  const late = random.chance(0.08) ? random.between(1, 14) : 0;
  return momentAfter(random, start, late, at);
}

function titleOf(random: Random, { groups }: Topic): string {
  const [beginnings, endings] = random.pick(groups);
  const place = random
    .pick(demoData.places)
    .replace('{n}', String(random.between(1, 14)))
    .replace('{s}', String(random.between(1, 3)))
    .replace('{c}', random.pick(['A', 'B', 'C', 'D']));
  return `${random.pick(beginnings)} ${random.pick(endings)} ${place}`.trim();
}

function authorsOf(random: Random, first: string | undefined): WholeInitiative['authors'] {
  const draw = random.next();
  const count = draw < 0.68 ? 1 : draw < 0.88 ? 2 : draw < 0.96 ? 3 : 4;
  const department = departmentName(random);
  const names = Array.from({ length: count }, (_, index) => (index === 0 && first) || personName(random));
  const shares = sharesOf(names.map((name) => ({ name }))) ?? [];
  return names.map((name, index) => ({
    position: index + 1,
    name,
    share_hundredths: shares[index] ?? 0,
    department,
    consent_at: null,
    consent_by: null,
    consent_revoked_at: null,
  }));
}

const dayBefore = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** What the item says about itself: benefit for a part of them, when it was applied, who recognised it. */
function substance(random: Random, day: Day) {
  const benefit = random.chance(0.45)
    ? Math.round(2 ** (21 + 8 * random.next() ** 1.4) / 500_000) * 500_000
    : 0;
  const basis = random.next();
  const recognised = random.chance(0.6);
  const applied = random.next();
  return {
    description: random.chance(0.75) ? random.pick(demoData.descriptions) : '',
    solution_kind: random.chance(0.8) ? random.pick(KINDS) : '',
    applied_on:
      applied < 0.45
        ? dayBefore(day, random.between(3, 90))
        : applied < 0.7
          ? dayBefore(day, 30).slice(0, 7)
          : null,
    scope: '',
    benefit_vnd: benefit > 0 ? benefit : null,
    benefit_basis: benefit > 0 ? (basis < 0.6 ? 'first-year' : basis < 0.85 ? 'year' : 'once') : null,
    recognition_level: recognised ? (random.chance(0.03) ? 'superior' : 'grassroots') : 'none',
    recognition_number: recognised ? `${random.between(1, 180)}${demoData.decision}` : '',
    recognition_on: recognised ? dayBefore(day, random.between(1, 20)) : null,
    confidential: random.chance(0.02) ? 1 : 0,
  } as const;
}
