import { FALLBACK_CODE } from '../../campaigns/categories/category.ts';
import { formatDay, formatInstant, formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { LIMITS } from '../../workbook/limits.ts';
import type { Look } from '../../workbook/write/looks.ts';
import type { RowToWrite, SheetToWrite, ValueToWrite } from '../../workbook/write/sheet-to-write.ts';
import type { Field } from '../table/fields.ts';
import { COLUMNS, exampleOf, headerText, isRequired, type TemplateFacts } from './columns.ts';
import { MOST_UNITS } from './offered.ts';
import { TEMPLATE_VERSION } from './stamp.ts';

const WIDTHS = [30, 14, 44, 56, 40];
const MEBIBYTE = 1024 * 1024;

const line = (value: string, look: Look = 'plain'): RowToWrite => ({ cells: [{ value, look }] });
const tableRow = (values: readonly ValueToWrite[], look: Look): RowToWrite => ({
  cells: values.map((value) => ({ value, look })),
});
const BLANK: RowToWrite = { cells: [] };

/** The sheet that explains the form: how it is sent, what counts, the phases, every column. */
export function guideSheet(facts: TemplateFacts): SheetToWrite {
  const heading = (text: string): RowToWrite => ({ ...line(text, 'title'), points: 21 });
  return {
    name: t('template.guideSheet'),
    columns: WIDTHS.map((width) => ({ width })),
    rows: [
      heading(t('template.guideTitle')),
      ...introduction(facts).map((text) => line(text)),
      BLANK,
      heading(t('template.guidePhases')),
      line(t('template.guidePhasesHint')),
      ...phaseRows(facts),
      BLANK,
      heading(t('template.guideFields')),
      ...fieldRows(facts),
    ],
  };
}

function introduction({ campaign, own, units, now }: TemplateFacts): string[] {
  return [
    t('template.guideCampaign', {
      campaign: campaign.title,
      version: TEMPLATE_VERSION,
      at: formatInstant(now),
    }),
    ...(own === null ? [] : [t('template.guideUnit', { unit: own })]),
    t('template.guideSend'),
    t('template.guideColumns'),
    t('template.guideAgain'),
    t('template.guideLimits', {
      megabytes: LIMITS.fileBytes / MEBIBYTE,
      rows: formatNumber(LIMITS.rows),
    }),
    ...(units === null ? [t('template.guideUnits', { most: formatNumber(MOST_UNITS) })] : []),
    // a sentence a line: the whole is too long for one
    ...t('progress.rule').split(/(?<=\.) /),
  ];
}

function phaseRows({ phases }: TemplateFacts): RowToWrite[] {
  const names = ['phase', 'phaseFrom', 'phaseTo', 'phaseTheme', 'phaseState'];
  return [
    tableRow(
      names.map((name) => label('template', name)),
      'header',
    ),
    ...phases.map(({ number, theme, starts_on, ends_on, closed_at }) => {
      const state =
        closed_at === null
          ? t('template.phaseOpen')
          : t('template.phaseClosed', { at: formatInstant(closed_at) });
      return tableRow([String(number), formatDay(starts_on), formatDay(ends_on), theme, state], 'text');
    }),
  ];
}

function fieldRows(facts: TemplateFacts): RowToWrite[] {
  const names = ['column', 'must', 'meaning', 'how', 'example'];
  return [
    tableRow(
      names.map((name) => label('template', name)),
      'header',
    ),
    ...COLUMNS.map(({ field }) =>
      tableRow(
        [
          headerText(field, facts),
          t(isRequired(field, facts) ? 'template.mustYes' : 'template.mustNo'),
          label('templateMeaning', field),
          howTo(field, facts),
          field === 'number' ? '1' : shown(exampleOf(field, facts)),
        ],
        'text',
      ),
    ),
  ];
}

function howTo(field: Field, { own, categories }: TemplateFacts): string {
  if (field === 'organisation' && own !== null) return t('templateHow.organisationOwn');
  if (field !== 'category') return label('templateHow', field);
  const other = categories.find(({ code }) => code === FALLBACK_CODE)?.name ?? '';
  return t('templateHow.category', { other });
}

function shown(value: ValueToWrite): string {
  if (typeof value === 'number') return formatNumber(value);
  return typeof value === 'object' ? formatDay(value?.day ?? '') : value;
}
