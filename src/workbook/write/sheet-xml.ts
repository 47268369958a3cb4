import { columnName } from '../workbook.ts';
import { cellXml } from './cells.ts';
import { isWrapped, styleOf } from './looks.ts';
import type { ColumnToWrite, RowToWrite, SheetToWrite } from './sheet-to-write.ts';
import { validationsXml } from './validations.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** So many rows make one chunk; one row is too little for the compression to be called for. */
const ROWS_A_CHUNK = 100;

/** One sheet, row after row while they are read. */
export async function* sheetXml(
  { columns, rows, frozen = 0, validations = [] }: SheetToWrite,
  first: boolean,
): AsyncGenerator<string> {
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml(columns)}<sheetData>`;
  let waiting = '';
  let number = 0;
  for await (const row of rows) {
    number += 1;
    waiting += rowXml(number, row, columns);
    if (number % ROWS_A_CHUNK === 0) {
      yield waiting;
      waiting = '';
    }
  }
  yield `${waiting}</sheetData>${validationsXml(validations)}<pageMargins left="0.8" right="0.4" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

const paneXml = (frozen: number): string =>
  frozen === 0
    ? ''
    : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/>`;

function columnsXml(columns: readonly ColumnToWrite[]): string {
  const list = columns.map(
    ({ width, look }, n) =>
      `<col min="${n + 1}" max="${n + 1}" width="${width}"${look ? ` style="${styleOf(look)}"` : ''} customWidth="1"/>`,
  );
  return list.length > 0 ? `<cols>${list.join('')}</cols>` : '';
}

function rowXml(number: number, row: RowToWrite, columns: readonly ColumnToWrite[]): string {
  if (row.cells.length === 0) return '';
  const cells = row.cells.map((cell, n) => cellXml(`${columnName(n)}${number}`, cell));
  return `<row r="${number}"${heightXml(row, columns)}>${cells.join('')}</row>`;
}

const LINE_POINTS = 15;
/** The largest that a row may be. */
const MOST_POINTS = 409;

/** Said outright, since LibreOffice leaves rows of wrapped text one line high. */
function heightXml({ cells, points }: RowToWrite, columns: readonly ColumnToWrite[]): string {
  let lines = 1;
  for (const [n, { value, look }] of cells.entries()) {
    if (typeof value === 'string' && isWrapped(look))
      lines = Math.max(lines, linesOf(value, columns[n]?.width ?? 10));
  }
  const needed = points ?? Math.min(lines * LINE_POINTS, MOST_POINTS);
  return needed === LINE_POINTS ? '' : ` ht="${needed}" customHeight="1"`;
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0);
