import { type Body, textField } from '../../http/forms.ts';
import { formatNumber, formatVnd } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { Question } from '../question.ts';
import { readDay } from '../table/cells/day-cell.ts';
import { bareSum } from '../table/cells/money-cell.ts';
import { ENGLISH, numberOf, VIETNAMESE } from '../table/cells/money-number.ts';
import { fieldNames } from './field-names.ts';

/** More would be a wall of names, and more than a form may hold; the next come when these are answered. */
const NAMES_SHOWN = 40;
const SAMPLES_SHOWN = 3;

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>;
interface Shown {
  readonly body: Body;
  readonly errors: Readonly<Record<string, string>>;
}

/** What only a person can say of the file, each with what every answer would come to. */
export function questionsPage(questions: readonly Question[], shown: Shown) {
  const units = questions.filter((one): one is Asked<'unit'> => one.kind === 'unit');
  const columns = questions.filter((one): one is Asked<'column'> => one.kind === 'column');
  const encoding = questions.find((one): one is Asked<'encoding'> => one.kind === 'encoding');
  const more = units.length - NAMES_SHOWN;
  return {
    encoding: encoding ? encodingQuestion(encoding, shown) : null,
    columns: columns.map((question) => columnQuestion(question, shown)),
    units: units.slice(0, NAMES_SHOWN).map((question) => unitQuestion(question, shown)),
    moreUnits: more > 0 ? t('import.moreNames', { count: formatNumber(more) }) : '',
    blocking: questions.some((one) => one.kind !== 'column' || one.blocking),
  };
}

function encodingQuestion({ cells, samples }: Asked<'encoding'>, { body, errors }: Shown) {
  const chosen = textField(body, 'encoding');
  return {
    hint: t('import.encodingHint', { cells: formatNumber(cells) }),
    samples,
    error: errors['encoding'],
    options: (['tcvn3', 'as-is'] as const).map((value) => ({
      value,
      text: label('importEncoding', value),
      selected: value === chosen,
    })),
  };
}

function unitQuestion({ key, written, rows, candidates }: Asked<'unit'>, { body, errors }: Shown) {
  const name = fieldNames.unit(key);
  const other = fieldNames.otherUnit(key);
  const typed = textField(body, other);
  const chosen = textField(body, name) || (typed === '' ? '' : 'other');
  const option = (value: string, text: string, note = '') => ({
    value,
    text,
    note,
    selected: value === chosen,
  });
  return {
    name,
    legend: t('import.unitAsked', { written, rows: formatNumber(rows) }),
    options: [
      ...candidates.map(({ code, name: unit, score }) =>
        option(`is:${code}`, unit, t('import.likeness', { code, percent: Math.round(score * 100) })),
      ),
      option('none', t('import.unitNone')),
      option('other', t('import.unitOther')),
    ],
    other,
    typed,
    error: errors[name],
    otherError: errors[other],
  };
}

function columnQuestion(question: Asked<'column'>, { body, errors }: Shown) {
  const { sheet, field, column, asks, rows, samples, options, answer, blocking } = question;
  const name = fieldNames.column(question);
  const chosen = textField(body, name) || String(answer ?? '');
  return {
    name,
    legend: t('import.columnAsked', {
      question: label('importAsks', asks),
      column,
      field: label('importField', field),
    }),
    hint: t(blocking ? 'import.columnBlocks' : 'import.columnMay', { sheet, rows: formatNumber(rows) }),
    error: errors[name],
    options: options.map((value) => ({
      value: String(value),
      text: label('importAnswer', String(value)),
      note: samples
        .slice(0, SAMPLES_SHOWN)
        .map((text) => t('import.wouldBe', { text, value: readAs(asks, value, text) }))
        .join(' · '),
      selected: String(value) === chosen,
    })),
  };
}

/** What a cell would be under this answer. */
function readAs(asks: Asked<'column'>['asks'], answer: string | number, text: string): string {
  if (asks === 'day-order') {
    const { value } = readDay({ kind: 'text', text }, answer === 'month-first' ? 'month-first' : 'day-first');
    return value === undefined ? t('import.notReadable') : dayInWords(value);
  }
  if (asks === 'money-unit') return inUnit(text, Number(answer));
  const grouping = answer === 'english' ? ENGLISH : VIETNAMESE;
  const digits = /\d[\d., ]*/.exec(bareSum(text))?.[0].trim() ?? '';
  const number = numberOf(digits, 1_000, grouping);
  return typeof number === 'number' ? formatAny(number) : t('import.notReadable');
}

function inUnit(text: string, factor: number): string {
  const number = numberOf(bareSum(text), factor, VIETNAMESE);
  const vnd = typeof number === 'number' ? number * factor : Number.NaN;
  return Number.isInteger(vnd) ? formatVnd(vnd) : t('import.notReadable');
}

/** 1200 → “1.200”, 1.2 → “1,2”. */
const formatAny = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);

function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return t('import.dayInWords', { day: Number(date), month: Number(month), year });
}
