import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { namedProblem } from '../../http/render.ts';
import { type AnyActor, mayAt } from '../../permissions.ts';
import { formatDay, formatInstant, formatVnd } from '../../text/format.ts';
import { label, problemText, t } from '../../text/text.ts';
import { type EvidenceData, type EvidenceTold, evidenceSection } from '../evidence/section.ts';
import type { Author } from '../initiative.ts';
import { isOwnEntry, obstacleTo, type Situation } from '../obstacle.ts';
import type { Similar } from '../similar.store.ts';
import { actForms, type Told } from './acts.ts';
import { authorRows } from './authors.ts';
import { historyRows } from './history.ts';
import type { getSurroundings, HistoryEntry } from './item.store.ts';

export interface ItemData extends Situation {
  readonly authors: readonly Author[];
  readonly surroundings: Awaited<ReturnType<typeof getSurroundings>>;
  readonly duplicates: readonly { code: string; title: string }[];
  readonly history: readonly HistoryEntry[];
  readonly evidence: EvidenceData;
  readonly similar: readonly Similar[];
  /** The names of those that can change the rule, where nobody may verify the item; else null. */
  readonly stuck: string | null;
  readonly next: string | undefined;
}

/** One item: what it says, what happened to it, what this actor may do with it. */
export function itemPage(
  data: ItemData,
  actor: AnyActor,
  told: Told | null,
  evidenceTold: EvidenceTold | null,
) {
  const { initiative, history, duplicates, similar, surroundings } = data;
  const { code, title, status } = initiative;
  const forms = actForms(actor, data, told);
  const mayEdit = obstacleTo(actor, 'edit', data) === null;
  const evidence = evidenceSection(actor, data, data.evidence, evidenceTold);
  return {
    title,
    code,
    status,
    statusText: label('status', status),
    summary: [...summaryOf(told?.problems ?? {}, told?.act ?? ''), ...evidence.summary],
    lost: told && !forms.some(({ open }) => open) ? told.typed.reason : '',
    obstacle: obstacleText(data, actor),
    returned: status === 'returned' ? (lastNote(history) ?? '') : '',
    original: surroundings.originalCode ? linkTo(surroundings.originalCode) : null,
    facts: factsOf(data),
    texts: textsOf(data),
    authors: authorRows(data, mayAt(actor, 'initiatives.submit', initiative.organisationPath)),
    duplicates: duplicates.map((one) => ({ ...one, href: paths.initiative(one.code) })),
    similar: similar.map((one) => ({
      ...linkTo(one.code),
      title: one.title,
      status: one.status,
      statusText: label('status', one.status),
    })),
    plainForms: forms.filter(({ isPlain }) => isPlain),
    askingForms: forms.filter(({ isPlain }) => !isPlain),
    editHref: mayEdit ? paths.editInitiative(code) : null,
    editLeads: initiative.status === 'returned',
    nextHref: data.next ? paths.initiative(data.next) : null,
    queueHref: mayAt(actor, 'initiatives.verify', initiative.organisationPath) ? paths.verification() : null,
    evidence,
    history: historyRows(history, data.evidence.all),
  };
}

const linkTo = (code: string) => ({ code, href: paths.initiative(code) });

function summaryOf(problems: Problems, act: string) {
  return Object.entries(problems).map(([field, problem]) => {
    const text = problemText(problem);
    if (field === '') return { field, text };
    const name = field === 'original' ? t('initiative.originalCode') : t('common.reason');
    return { field: `${act}-${field}`, text: namedProblem(name, text) };
  });
}

/** Why there is no button for verifying, where one would be looked for. */
function obstacleText(data: ItemData, actor: AnyActor): string | null {
  const { initiative, stuck } = data;
  if (initiative.status !== 'submitted') return null;
  if (stuck !== null) return t('obstacle.nobody', { names: stuck || t('common.none') });
  const own = obstacleTo(actor, 'verification', data)?.code === 'own_entry' && isOwnEntry(actor, initiative);
  return own ? t('obstacle.own_entry') : null;
}

const lastNote = (history: readonly HistoryEntry[]): string | undefined =>
  [...history].reverse().find(({ to }) => to === 'returned')?.note;

function factsOf({ initiative, campaign, phase, surroundings }: ItemData) {
  const row = initiative;
  const { categoryName, field, enteredBy } = surroundings;
  const facts: [string, string | null][] = [
    [t('initiative.code'), row.code],
    [t('initiative.organisation'), row.organisationName],
    [t('initiative.campaign'), campaign.title],
    [t('initiative.phaseOf'), phase && t('initiative.phase', { number: phase.number })],
    [t('initiative.submittedOn'), submittedText(row)],
    [t('initiative.category'), categoryName && field ? `${categoryName} (${label('field', field)})` : null],
    [t('initiative.solutionKind'), row.solution_kind ? label('solutionKind', row.solution_kind) : null],
    [t('initiative.appliedOn'), row.applied_on && formatDay(row.applied_on)],
    [t('initiative.scope'), row.scope],
    [t('initiative.benefitShort'), benefitText(row)],
    [t('initiative.recognition'), recognitionText(row)],
    [t('initiative.confidentialShort'), row.confidential ? t('common.yes') : null],
    [t('initiative.enteredBy'), enteredText(enteredBy, row)],
    [t('initiative.verifiedOn'), row.verified_on && formatDay(row.verified_on)],
  ];
  return facts.filter(([, value]) => value).map(([name, value]) => ({ name, value }));
}

type Row = Situation['initiative'];

const submittedText = ({ submitted_on, entered_on }: Row): string | null => {
  if (submitted_on === null) return null;
  const day = formatDay(submitted_on);
  return submitted_on < entered_on
    ? `${day} (${t('initiative.backDated', { day: formatDay(entered_on) })})`
    : day;
};

const benefitText = ({ benefit_vnd, benefit_basis }: Row): string | null =>
  benefit_vnd === null
    ? null
    : [formatVnd(benefit_vnd), label('basis', benefit_basis ?? 'first-year'), t('initiative.estimated')].join(
        ' · ',
      );

function recognitionText({ recognition_level, recognition_number, recognition_on }: Row): string {
  const parts = [
    label('recognition', recognition_level),
    recognition_number && t('initiative.decision', { number: recognition_number }),
    recognition_on && formatDay(recognition_on),
  ];
  return parts.filter(Boolean).join(' · ');
}

const enteredText = (name: string | null, { source, entered_at }: Row): string =>
  [name ?? t('initiative.system'), formatInstant(entered_at), label('source', source)].join(' · ');

const textsOf = ({ initiative }: ItemData) =>
  [
    { name: t('initiative.description'), text: initiative.description },
    { name: t('initiative.otherEffects'), text: initiative.other_effects },
  ].filter(({ text }) => text !== '');
