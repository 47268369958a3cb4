import { type Figures, percentOf, submittedOf } from '../progress/progress.ts';
import { formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import type { FieldLine, PhaseReport, UnitLine } from './phase-report.ts';
import { type Column, inMillions, type Table, type TableRow } from './table.ts';

/** The tables of a phase's report; every one of them sums to the same total. */
export interface ReportTables {
  readonly summary: Table;
  readonly units: Table;
  readonly parks: Table;
  readonly fields: Table;
}

export function reportTables(report: PhaseReport): ReportTables {
  return {
    summary: { name: t('report.sheet.summary'), columns: SUMMARY, rows: summaryRows(report) },
    units: { name: t('report.sheet.units'), columns: UNITS, rows: unitRows(report) },
    parks: { name: t('report.sheet.parks'), columns: GROUPS('report.park'), rows: parkRows(report) },
    fields: { name: t('report.sheet.fields'), columns: GROUPS('report.field'), rows: fieldRows(report) },
  };
}

const SUMMARY: readonly Column[] = [
  { header: t('report.item'), kind: 'text', width: 52 },
  { header: t('report.value'), kind: 'whole', width: 18 },
  { header: t('report.note'), kind: 'text', width: 48 },
];

const NUMBERS = [
  { header: t('report.submitted'), kind: 'whole', width: 12 },
  { header: t('report.verified'), kind: 'whole', width: 12 },
] as const satisfies readonly Column[];
const BENEFIT: Column = { header: t('report.benefitMillions'), kind: 'millions', width: 18 };

const UNITS: readonly Column[] = [
  { header: t('report.number'), kind: 'whole', width: 6 },
  { header: t('report.unit'), kind: 'text', width: 48 },
  { header: t('report.parkShort'), kind: 'text', width: 28 },
  { header: t('report.goal'), kind: 'whole', width: 12 },
  ...NUMBERS,
  { header: t('report.percent'), kind: 'percent', width: 10 },
  BENEFIT,
  { header: t('report.note'), kind: 'text', width: 30 },
];

const GROUPS = (name: 'report.park' | 'report.field'): readonly Column[] => [
  { header: t('report.number'), kind: 'whole', width: 6 },
  { header: t(name), kind: 'text', width: 52 },
  ...NUMBERS,
  { header: t('report.share'), kind: 'percent', width: 12 },
  BENEFIT,
];

function summaryRows({ total, phase, late, units }: PhaseReport): TableRow[] {
  const assigned = units.filter(({ goal }) => goal !== null);
  const row = (name: string, value: number | null, note = '', strong = false): TableRow => ({
    values: [name, value, note],
    strong,
  });
  return [
    row(
      t('report.phaseGoal'),
      phase.goal,
      phase.goal === null ? t('progress.noGoal') : assignedNote(assigned),
    ),
    row(t('report.submittedAll'), submittedOf(total), t('report.submittedNote'), true),
    row(t('report.verifiedAll'), total.verified, '', true),
    row(t('report.awaitingAll'), total.awaiting),
    row(t('report.returnedAll'), total.returned),
    {
      values: [t('report.percentAll'), percentOf(total.verified, phase.goal), t('report.percentNote')],
      strong: true,
      kind: 'percent',
    },
    row(t('report.benefitAll'), total.benefitVnd, t('report.estimated')),
    row(t('report.benefitOnceAll'), total.benefitOnceVnd, t('report.estimated')),
    ...(phase.first_closed_at === null ? [] : [row(t('report.lateAll'), late, t('report.lateNote'))]),
  ];
}

const assignedNote = (assigned: readonly UnitLine[]): string =>
  assigned.length === 0
    ? ''
    : t('progress.assigned', {
        sum: formatNumber(assigned.reduce((sum, { goal }) => sum + (goal ?? 0), 0)),
        units: formatNumber(assigned.length),
      });

function unitRows({ units, total, phase }: PhaseReport): TableRow[] {
  const rows = units.map(({ name, park, goal, selfRaised, figures }, index) => ({
    values: [
      index + 1,
      name,
      park ?? t('progress.noPark'),
      goal,
      submittedOf(figures),
      figures.verified,
      percentOf(figures.verified, goal),
      inMillions(figures.benefitVnd),
      selfRaised === null ? '' : t('report.selfRaised', { goal: formatNumber(selfRaised) }),
    ],
  }));
  const sum = [submittedOf(total), total.verified, percentOf(total.verified, phase.goal)];
  const note = assignedNote(units.filter(({ goal }) => goal !== null));
  const totalRow = [null, t('common.total'), null, phase.goal, ...sum, inMillions(total.benefitVnd), note];
  return [...rows, { values: totalRow, strong: true }];
}

const cells = (figures: Figures, total: Figures) => [
  submittedOf(figures),
  figures.verified,
  percentOf(figures.verified, total.verified),
  inMillions(figures.benefitVnd),
];

const totalRow = (total: Figures): TableRow => ({
  values: [null, t('common.total'), ...cells(total, total)],
  strong: true,
});

const parkRows = ({ parks, total }: PhaseReport): TableRow[] => [
  ...parks.map(({ name, figures }, index) => ({ values: [index + 1, name, ...cells(figures, total)] })),
  totalRow(total),
];

function fieldRows({ fields, noCategory, total }: PhaseReport): TableRow[] {
  const group = ({ field, figures, finer }: FieldLine, index: number): TableRow[] => [
    { values: [index + 1, label('field', field), ...cells(figures, total)], strong: true },
    ...finer.map((one) => ({ values: [null, one.name, ...cells(one.figures, total)] })),
  ];
  const rest =
    submittedOf(noCategory) > 0
      ? [{ values: [null, t('report.noCategory'), ...cells(noCategory, total)] }]
      : [];
  return [...fields.flatMap(group), ...rest, totalRow(total)];
}
