import type { Question } from '../imports/question.ts';
import { formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** What is asked, what it may mean, and how each answer is given on the command line. */
export function questionLines(questions: readonly Question[]): string[] {
  if (questions.length === 0) return [];
  const names = questions.filter((one) => one.kind === 'unit');
  return [
    t('manage.import.questions', { count: formatNumber(questions.length) }),
    ...questions.flatMap(linesOf),
    ...(names.length > 0 ? [t('manage.import.answerNames')] : []),
    t('manage.import.again'),
  ];
}

function linesOf(question: Question): string[] {
  if (question.kind === 'unit') return unitLines(question);
  return question.kind === 'encoding' ? encodingLines(question) : columnLines(question);
}

const unitLines = ({ written, rows, candidates }: Asked<'unit'>): string[] => [
  `- ${t('import.unitAsked', { written, rows: formatNumber(rows) })}`,
  ...candidates.map((candidate) => t('manage.import.candidate', { ...candidate })),
];

const encodingLines = ({ cells, samples }: Asked<'encoding'>): string[] => [
  `- ${t('import.encodingHint', { cells: formatNumber(cells) })}`,
  ...samples.map(({ before, after }) => `    ${before} → ${after}`),
  t('manage.import.answerEncoding'),
];

function columnLines({
  sheet,
  field,
  column,
  asks,
  rows,
  samples,
  options,
  blocking,
}: Asked<'column'>): string[] {
  const asked = { question: label('importAsks', asks), column, field: label('importField', field) };
  const about = t(blocking ? 'import.columnBlocks' : 'import.columnMay', { sheet, rows: formatNumber(rows) });
  return [
    `- ${t('import.columnAsked', asked)} ${about}`,
    t('manage.import.samples', { samples: samples.join(' · ') }),
    ...options.map((option) => {
      const answer = label('importAnswer', String(option));
      return t('manage.import.answerColumn', { answer, json: decisionOf({ sheet, field, asks, option }) });
    }),
  ];
}

type Answer = Pick<Asked<'column'>, 'sheet' | 'field' | 'asks'> & {
  option: Asked<'column'>['options'][number];
};

/** As `--decisions` takes it. */
function decisionOf({ sheet, field, asks, option }: Answer): string {
  const choices = {
    'day-order': { dayOrder: { [field]: option } },
    'money-unit': { moneyUnit: option },
    'money-style': { moneyStyle: option },
  } as const;
  return JSON.stringify({ sheets: { [sheet]: choices[asks] } });
}
