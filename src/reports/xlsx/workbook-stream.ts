import { columnName } from '../../workbook/workbook.ts';
import type { Column, Table, TableRow, Value } from '../table.ts';
import { cellXml, escaped, textCell } from './cells.ts';
import { STYLE, stylesXml } from './styles.ts';
import { type Part, zipStream } from './zip-stream.ts';

export interface SheetOf {
  /** Lines above the table. */
  readonly titles: readonly string[];
  readonly table: Table<Iterable<TableRow> | AsyncIterable<TableRow>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** So many rows make one chunk; one row is too little for the compression to be called for. */
const ROWS_A_CHUNK = 100;

/** A workbook of these sheets as a stream of bytes, in constant memory however long a table is. */
export function workbookStream(sheets: readonly SheetOf[]): AsyncGenerator<Buffer> {
  const parts: Part[] = [
    { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbookXml(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relations(workbookParts(sheets.length))] },
    { name: 'xl/styles.xml', text: [stylesXml] },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet) })),
  ];
  return zipStream(parts);
}

async function* sheetXml({ titles, table: { columns, rows } }: SheetOf): AsyncGenerator<string> {
  const head = titles.length + (titles.length > 0 ? 2 : 1);
  const widths = columns.map(
    ({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`,
  );
  const titleRows = titles.map(
    (text, n) =>
      `<row r="${n + 1}"${n === 0 ? TALL : ''}>${textCell(`r="A${n + 1}"`, text, n === 0 ? STYLE.title : STYLE.plain)}</row>`,
  );
  const headers = columns.map(({ header }, n) =>
    textCell(`r="${columnName(n)}${head}"`, header, STYLE.header),
  );
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>${titleRows.join('')}<row r="${head}" ht="32" customHeight="1">${headers.join('')}</row>`;
  let waiting = '';
  let number = head;
  for await (const { values, strong, kind: own } of rows) {
    number += 1;
    const cells = columns.map(({ kind }, n) => cellXml(n, number, values[n] ?? null, own ?? kind, strong));
    waiting += `<row r="${number}"${heightOf(values, columns)}>${cells.join('')}</row>`;
    if (number % ROWS_A_CHUNK === 0) {
      yield waiting;
      waiting = '';
    }
  }
  yield `${waiting}</sheetData><pageMargins left="0.8" right="0.4" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

const LINE_POINTS = 15;
/** The largest that a row may be. */
const MOST_POINTS = 409;
const TALL = ' ht="21" customHeight="1"';

/** Said outright, since LibreOffice leaves rows of wrapped text one line high. */
function heightOf(values: readonly Value[], columns: readonly Column[]): string {
  const lines = Math.max(
    1,
    ...values.map((value, n) => (typeof value === 'string' ? linesOf(value, columns[n]?.width ?? 10) : 1)),
  );
  return lines === 1 ? '' : ` ht="${Math.min(lines * LINE_POINTS, MOST_POINTS)}" customHeight="1"`;
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0);

function workbookXml(sheets: readonly SheetOf[]): string {
  const list = sheets.map(
    ({ table }, n) =>
      `<sheet name="${escaped(table.name).replaceAll('"', '&quot;')}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

const workbookParts = (count: number): [string, string][] => [
  ...Array.from({ length: count }, (_, n): [string, string] => ['worksheet', `worksheets/sheet${n + 1}.xml`]),
  ['styles', 'styles.xml'],
];

function relations(parts: readonly [string, string][]): string {
  const list = parts.map(
    ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(count: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, n) => override(`worksheets/sheet${n + 1}`, 'worksheet'));
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${sheets.join('')}</Types>`;
}
