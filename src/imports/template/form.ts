import { formatDay } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import type { Look } from '../../workbook/write/looks.ts';
import type {
  Allowed,
  CellToWrite,
  SheetToWrite,
  Validation,
  ValueToWrite,
} from '../../workbook/write/sheet-to-write.ts';
import type { Field } from '../table/fields.ts';
import { COLUMNS, exampleOf, headerText, isRequired, type TemplateFacts, wordsFor } from './columns.ts';
import type { Lists } from './lists.ts';

/** Two lines above it. */
const HEADER_ROW = 3;
/** Nobody fills in more by hand. */
const LAST_ROW = 10_000;

/** The sheet that people fill in: header, one example, then empty rows that know their formats and lists. */
export function formSheet(facts: TemplateFacts, lists: Lists): SheetToWrite {
  const { campaign } = facts;
  return {
    name: t('template.sheet'),
    columns: COLUMNS.map(({ width, look }) => ({ width, look })),
    frozen: HEADER_ROW,
    rows: [
      {
        cells: [{ value: t('template.formTitle', { campaign: campaign.title }), look: 'title' }],
        points: 21,
      },
      { cells: [{ value: t('template.formHint'), look: 'hint' }] },
      { cells: COLUMNS.map(({ field }) => headerCell(field, facts)), points: 48 },
      { cells: COLUMNS.map(({ field }) => exampleCell(exampleOf(field, facts))) },
    ],
    validations: COLUMNS.map(({ field }, column) => ({
      column,
      rows: { from: HEADER_ROW + 1, to: LAST_ROW },
      ...helpFor(field, facts, lists),
    })).filter(({ allowed, prompt }) => allowed || prompt),
  };
}

const headerCell = (field: Field, facts: TemplateFacts): CellToWrite => ({
  value: headerText(field, facts),
  look: isRequired(field, facts) ? 'headerRequired' : 'header',
});

function exampleCell(value: ValueToWrite): CellToWrite {
  const look: Look =
    typeof value === 'number'
      ? 'exampleWhole'
      : typeof value === 'object' && value
        ? 'exampleDay'
        : 'example';
  return { value, look };
}

function helpFor(field: Field, facts: TemplateFacts, lists: Lists): Pick<Validation, 'prompt' | 'allowed'> {
  const prompt = wordsFor('templatePrompt', field);
  const allowed = field === 'submittedOn' ? phaseDays(facts) : lists.allowed(field);
  return {
    ...(allowed ? { allowed } : {}),
    ...(prompt ? { prompt: { title: t('template.promptTitle'), text: prompt } } : {}),
  };
}

/** From the first day of the first phase through the last of the last. */
function phaseDays({ phases }: TemplateFacts): Allowed | undefined {
  const from = phases.map(({ starts_on }) => starts_on).sort()[0];
  const to = phases
    .map(({ ends_on }) => ends_on)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return undefined;
  const text = t('template.toldDay', { from: formatDay(from), to: formatDay(to) });
  return { days: { from, to }, told: { title: t('template.toldTitle'), text } };
}
