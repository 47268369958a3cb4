import { inAttribute } from './cells.ts';
import { stylesXml } from './looks.ts';
import type { SheetToWrite } from './sheet-to-write.ts';
import { sheetXml, XML_HEAD } from './sheet-xml.ts';
import { type Part, zipStream } from './zip-stream.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of these sheets as a stream of bytes, in constant memory however long a sheet is. The first must show. */
export function workbookStream(sheets: readonly SheetToWrite[]): AsyncGenerator<Buffer> {
  const parts: Part[] = [
    { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbookXml(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relations(workbookParts(sheets.length))] },
    { name: 'xl/styles.xml', text: [stylesXml] },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: sheetXml(sheet, index === 0),
    })),
  ];
  return zipStream(parts);
}

function workbookXml(sheets: readonly SheetToWrite[]): string {
  const list = sheets.map(
    ({ name, state }, n) =>
      `<sheet name="${inAttribute(name)}" sheetId="${n + 1}"${state ? ` state="${state}"` : ''} r:id="rId${n + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets></workbook>`;
}

const workbookParts = (count: number): [string, string][] => [
  ...Array.from({ length: count }, (_, n): [string, string] => ['worksheet', `worksheets/sheet${n + 1}.xml`]),
  ['styles', 'styles.xml'],
];

function relations(parts: readonly [string, string][]): string {
  const list = parts.map(
    ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(count: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, n) => override(`worksheets/sheet${n + 1}`, 'worksheet'));
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${sheets.join('')}</Types>`;
}
