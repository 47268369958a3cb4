import { type Member, zip } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface Parts {
  /** The inside of `<worksheet>`; `rows` below is short for one `<sheetData>`. */
  readonly sheets?: readonly { readonly name: string; readonly state?: string; readonly xml: string }[];
  readonly rows?: string;
  readonly strings?: string;
  readonly styles?: string;
  /** The inside of `<workbookPr …/>`. */
  readonly properties?: string;
  readonly replace?: Readonly<Record<string, string | Uint8Array>>;
  readonly more?: readonly Member[];
}

export const worksheet = (xml: string): string => `<worksheet xmlns="${MAIN}">${xml}</worksheet>`;

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const relations = (xml: string): string => `<Relationships xmlns="${PACKAGE}">${xml}</Relationships>`;

/** The parts of a workbook written by hand, by name. */
export function xlsxParts(parts: Parts): Record<string, string | Uint8Array> {
  const sheets = parts.sheets ?? [{ name: 'Trang 1', xml: `<sheetData>${parts.rows ?? ''}</sheetData>` }];
  const list = sheets.map(
    ({ name, state }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" ${state ? `state="${state}"` : ''} r:id="s${n}"/>`,
  );
  const links = sheets.map((_, n) => relation(`s${n}`, 'worksheet', `worksheets/sheet${n + 1}.xml`));
  if (parts.strings !== undefined) links.push(relation('strings', 'sharedStrings', 'sharedStrings.xml'));
  if (parts.styles !== undefined) links.push(relation('styles', 'styles', 'styles.xml'));
  return {
    '_rels/.rels': relations(relation('book', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${parts.properties ?? ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(links.join('')),
    ...Object.fromEntries(sheets.map(({ xml }, n) => [`xl/worksheets/sheet${n + 1}.xml`, worksheet(xml)])),
    ...(parts.strings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${parts.strings}</sst>` }),
    ...(parts.styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>` }),
    ...parts.replace,
  };
}

/** A workbook of hand-written parts; whatever is not named is made up so that the file is sound. */
export function xlsx(parts: Parts): Uint8Array {
  const members = Object.entries(xlsxParts(parts)).map(([name, data]) => ({ name, data, deflate: true }));
  return zip([...members, ...(parts.more ?? [])]);
}
