import type { Phase } from '../campaigns/campaign.ts';
import type { ListedAuthor } from '../initiatives/author.store.ts';
import { formatDecimal } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import type { Listed } from './list.store.ts';
import type { Column, LongTable, TableRow, Value } from './table.ts';

type ListColumn = Column & { readonly value: (item: Listed, number: number) => Value };

const column = (
  header: string,
  width: number,
  kind: Column['kind'],
  value: ListColumn['value'],
): ListColumn => ({
  header,
  width,
  kind,
  value,
});

const basis = ({ benefit_basis }: Listed): string => (benefit_basis ? label('basis', benefit_basis) : '');

/** What every list of items begins with, under the headers that the import takes back. */
const COMMON: readonly ListColumn[] = [
  column(t('report.number'), 6, 'whole', (_, number) => number),
  column(t('report.code'), 19, 'text', ({ code }) => code),
  column(t('report.authors'), 30, 'text', ({ authors }) => authorsText(authors)),
  column(t('report.unit'), 40, 'text', ({ unit }) => unit),
];
const MIDDLE: readonly ListColumn[] = [
  column(t('report.titleOf'), 60, 'text', ({ title }) => title),
  column(t('report.field'), 28, 'text', ({ category }) => category ?? ''),
  column(t('report.submittedOn'), 12, 'day', ({ submitted_on }) => submitted_on),
  column(t('report.appliedOn'), 12, 'day', ({ applied_on }) => applied_on),
  column(t('report.benefitVnd'), 18, 'whole', ({ benefit_vnd }) => benefit_vnd),
  column(t('report.basis'), 12, 'text', basis),
  column(t('report.status'), 18, 'text', ({ status }) => label('status', status)),
];

/** The list that goes with a phase's report. */
export function reportList(phase: Phase, items: AsyncIterable<Listed>): LongTable {
  const columns = [
    ...COMMON,
    column(t('report.parkShort'), 28, 'text', ({ park }) => park ?? t('progress.noPark')),
    ...MIDDLE,
    column(t('report.verifiedOn'), 12, 'day', ({ verified_on }) => verified_on),
    column(t('report.note'), 22, 'text', (item) => (isLate(phase, item) ? t('report.late') : '')),
  ];
  return { name: t('report.sheet.list'), columns, rows: rowsOf(columns, items) };
}

/** Late: it came in after the figures had been closed for the first time. */
const isLate = (
  { first_closed_at }: Pick<Phase, 'first_closed_at'>,
  { entered_at }: Pick<Listed, 'entered_at'>,
): boolean => first_closed_at !== null && entered_at > first_closed_at;

/** The list that the import takes back: everything that a submission holds. */
export function exportList(items: AsyncIterable<Listed>): LongTable {
  const columns = [
    ...COMMON,
    column(t('report.unitCode'), 16, 'text', ({ unitCode }) => unitCode),
    column(t('report.department'), 20, 'text', ({ authors }) => authors[0]?.department ?? ''),
    ...MIDDLE,
    column(t('report.phase'), 8, 'whole', ({ phase }) => phase),
    column(t('report.description'), 60, 'text', ({ description }) => description),
    column(t('report.solutionKind'), 24, 'text', ({ solution_kind }) =>
      solution_kind ? label('solutionKind', solution_kind) : '',
    ),
    column(t('report.scope'), 24, 'text', ({ scope }) => scope),
    column(t('report.otherEffects'), 30, 'text', ({ other_effects }) => other_effects),
    column(t('report.recognitionLevel'), 18, 'text', ({ recognition_level }) =>
      label('recognition', recognition_level),
    ),
    column(t('report.recognitionNumber'), 16, 'text', ({ recognition_number }) => recognition_number),
    column(t('report.recognitionOn'), 12, 'day', ({ recognition_on }) => recognition_on),
    column(t('report.confidential'), 10, 'text', ({ confidential }) =>
      t(confidential ? 'common.yes' : 'common.no'),
    ),
  ];
  return { name: t('report.sheet.list'), columns, rows: rowsOf(columns, items) };
}

async function* rowsOf(
  columns: readonly ListColumn[],
  items: AsyncIterable<Listed>,
): AsyncGenerator<TableRow> {
  let number = 0;
  for await (const item of items) {
    number += 1;
    yield { values: columns.map(({ value }) => value(item, number)) };
  }
}

/** “Ngô Văn Đạt (60,0 %); Lý Thị Hoa (40,0 %)”: the import reads the shares again. */
const authorsText = (authors: readonly ListedAuthor[]): string =>
  authors
    .map(({ name, share_hundredths }) =>
      authors.length === 1 ? name : `${name} (${shareText(share_hundredths)} %)`,
    )
    .join('; ');

const shareText = (hundredths: number): string =>
  hundredths % 10 === 0 ? formatDecimal(hundredths / 100) : String(hundredths / 100).replace('.', ',');
