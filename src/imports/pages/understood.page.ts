import { type Body, textField } from '../../http/forms.ts';
import { formatNumber } from '../../text/format.ts';
import { label, problemText, t } from '../../text/text.ts';
import { columnName } from '../../workbook/workbook.ts';
import type { LeftOutSheet, MappedSheet, Mapping } from '../import.ts';
import { FIELDS } from '../table/fields.ts';
import { fieldNames } from './field-names.ts';
import { moneyText } from './understood-money.ts';
import { understoodUnitsPage } from './understood-units.page.ts';

/** So many columns can be corrected at once: a form holds a thousand fields. */
const COLUMNS_EDITABLE = 400;
const ROWS_NAMED = 10;

interface Shown {
  readonly body: Body;
  readonly errors: Readonly<Record<string, string>>;
  /** Nothing can be corrected any more. */
  readonly closed: boolean;
  /** How many names of units wait for an answer. */
  readonly namesAsked: number;
}

/** How the file was read: its sheets and tables, its columns with examples, what was passed over; open to correction. */
export function understoodPage({ sheets, leftOut, units }: Mapping, shown: Shown) {
  const editor = new Editor(shown);
  return {
    units: units && understoodUnitsPage(units, shown.namesAsked),
    sheets: [
      ...leftOut.filter(({ why }) => isLost(why)).map((sheet) => editor.leftOut(sheet)),
      ...sheets.map((sheet) => editor.read(sheet)),
      ...leftOut.filter(({ why }) => !isLost(why)).map((sheet) => editor.leftOut(sheet)),
    ],
    isOpen: sheets.length === 0 || editor.hasErrors,
    isClosed: shown.closed,
    nothingRead: sheets.length === 0,
    hasSheets: sheets.length + leftOut.length > 0,
  };
}

/** It was looked at, and no table was found in it. */
const isLost = (why: LeftOutSheet['why']): boolean => why === 'no_table' || why === 'columns_missing';

/** Makes the fields of each sheet once, for as many columns as a form may hold. */
class Editor {
  hasErrors = false;
  readonly #shown: Shown;
  readonly #named = new Set<string>();
  #columns = 0;

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  read(sheet: MappedSheet) {
    const { name, headerRow, rows, hidden, notes = [] } = sheet;
    const editable = this.#mayEdit(sheet);
    return {
      title: t('import.tableTitle', { name, row: headerRow }),
      where: t('import.tableAt', { name, row: headerRow, rows: formatNumber(rows) }),
      why: hidden ? t('import.wasHidden') : '',
      notes: notes.map(problemText),
      skipped: skippedLines(sheet),
      columns: this.#columnsOf(sheet, editable),
      fields: editable ? this.#sheetFields(name, { read: true, headerRow, ask: t('import.readThis') }) : null,
      preview: [],
      previewColumns: [],
    };
  }

  leftOut({ name, why, missing = [], mapped, preview = [] }: LeftOutSheet) {
    const editable = this.#mayEdit(mapped ?? { name, columns: [] });
    const ask = t(why === 'hidden' ? 'import.readHidden' : 'import.readThis');
    const columns = missing.map((field) => label('importField', field)).join(', ');
    return {
      title: t('import.sheetTitle', { name }),
      where: t('import.leftOut', { name, why: label('leftOut', why) }),
      why: columns && t('import.missingColumns', { columns }),
      notes: [],
      skipped: [],
      columns: mapped ? this.#columnsOf(mapped, editable) : [],
      fields: editable
        ? this.#sheetFields(name, { read: isLost(why), headerRow: mapped?.headerRow ?? null, ask })
        : null,
      preview,
      previewColumns: lettersOf(preview),
    };
  }

  #mayEdit({ name, columns }: Pick<MappedSheet, 'name' | 'columns'>): boolean {
    if (this.#shown.closed || this.#named.has(name)) return false;
    this.#named.add(name);
    this.#columns += columns.length;
    return this.#columns <= COLUMNS_EDITABLE;
  }

  #sheetFields(
    name: string,
    { read, headerRow, ask }: { read: boolean; headerRow: number | null; ask: string },
  ) {
    const { body } = this.#shown;
    const typed = fieldNames.sheet(name) in body;
    const row = fieldNames.headerRow(name);
    return {
      sheet: fieldNames.sheet(name),
      read: fieldNames.read(name),
      ask,
      isRead: typed ? fieldNames.read(name) in body : read,
      asksRow: read,
      headerRow: row,
      headerRowValue: row in body ? textField(body, row) : (headerRow ?? ''),
      headerRowError: this.#error(row),
    };
  }

  #columnsOf(sheet: MappedSheet, editable: boolean) {
    const { name, columns } = sheet;
    return columns.map(({ column, header, field, how, samples }) => {
      const input = fieldNames.meaning(name, column);
      const { body } = this.#shown;
      const chosen = editable && input in body ? textField(body, input) : (field ?? '');
      return {
        column,
        header: header || t('import.noHeader'),
        meaning: field === null ? t('import.ignored') : label('importField', field),
        isIgnored: field === null,
        how: how && how !== 'ignored' ? label('importHow', how) : '',
        note: field === 'benefitVnd' ? moneyText(sheet) : '',
        samples,
        input: editable ? input : null,
        label: t('import.meaningOf', { column, header }),
        error: this.#error(input),
        options: editable
          ? FIELDS.map((value) => ({
              value,
              text: label('importField', value),
              selected: value === chosen,
            }))
          : [],
      };
    });
  }

  #error(name: string): string | undefined {
    const error = this.#shown.errors[name];
    if (error) this.hasErrors = true;
    return error;
  }
}

function lettersOf(preview: NonNullable<LeftOutSheet['preview']>): string[] {
  const width = Math.max(0, ...preview.map(({ texts }) => texts.length));
  return Array.from({ length: width }, (_, index) => columnName(index));
}

/** “2 dòng tổng cộng (dòng 15, 31)”. */
function skippedLines({ skipped, skippedRows = {} }: MappedSheet): string[] {
  return Object.entries(skipped).map(([kind, count]) => {
    const words = label('rowKind', kind).replace('{count}', formatNumber(count));
    const rows = skippedRows[kind as keyof typeof skipped]?.slice(0, ROWS_NAMED) ?? [];
    if (rows.length === 0 || kind === 'blank') return words;
    const list = rows.map(formatNumber).join(', ') + (count > rows.length ? ' …' : '');
    return t('import.skippedAt', { what: words, rows: list });
  });
}
