import { columnName } from '../workbook.ts';
import { inAttribute, serialOf } from './cells.ts';
import type { Allowed, Told, Validation } from './sheet-to-write.ts';

/** Excel calls a file with more letters damaged. */
const MOST_OF_TITLE = 32;
const MOST_OF_TEXT = 255;

/** What may be written into which cells, and the words about it; '' for none. */
export function validationsXml(validations: readonly Validation[]): string {
  if (validations.length === 0) return '';
  const list = validations.map(validationXml);
  return `<dataValidations count="${list.length}">${list.join('')}</dataValidations>`;
}

function validationXml({ column, rows, prompt, allowed }: Validation): string {
  const letters = columnName(column);
  const area = `sqref="${letters}${rows.from}:${letters}${rows.to}"`;
  const shown = prompt ? ` showInputMessage="1"${words('promptTitle', 'prompt', prompt)}` : '';
  if (!allowed) return `<dataValidation type="none" allowBlank="1"${shown} ${area}/>`;
  const error = ` showErrorMessage="1"${words('errorTitle', 'error', allowed.told)}`;
  const { type, formulas } = conditionOf(allowed);
  const style = 'strict' in allowed && allowed.strict ? '' : ' errorStyle="warning"';
  return `<dataValidation ${type}${style} allowBlank="1"${shown}${error} ${area}>${formulas}</dataValidation>`;
}

/** Ranges and numbers of ours; nothing that anybody typed gets in here. */
function conditionOf(allowed: Allowed): { type: string; formulas: string } {
  if ('days' in allowed) {
    const { from, to } = allowed.days;
    return {
      type: 'type="date" operator="between"',
      formulas: `<formula1>${serialOf(from)}</formula1><formula2>${serialOf(to)}</formula2>`,
    };
  }
  const { sheet, column, from, to } = allowed.list;
  const letters = columnName(column);
  const range = `'${sheet.replaceAll("'", "''")}'!$${letters}$${from}:$${letters}$${to}`;
  return { type: 'type="list"', formulas: `<formula1>${inAttribute(range)}</formula1>` };
}

const words = (titleName: string, textName: string, { title, text }: Told): string =>
  ` ${titleName}="${inAttribute(title.slice(0, MOST_OF_TITLE))}" ${textName}="${inAttribute(text.slice(0, MOST_OF_TEXT))}"`;
