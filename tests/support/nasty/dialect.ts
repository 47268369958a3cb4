import { zip } from '../zip.ts';

/** How a program writes the same table. */
export interface Dialect {
  readonly strings: 'shared' | 'inline' | 'formula' | 'runs';
  readonly prefix: '' | 'x:';
  readonly places: 'full' | 'none' | 'dollars';
  readonly days: '1900' | '1904' | 'strict';
  readonly encoding: 'utf-8' | 'utf-8 with a mark' | 'utf-16';
}

const TEXTS = ['STT', 'Đơn vị', 'Công ty “Ánh Dương” <CP>', 'Đồ gá & khuôn\nhàn', 'Phòng Kỹ thuật'];
const DAY = { '1900': 44_667, '1904': 43_205, strict: '2022-04-16' };

/** Texts by their index, a number, a day or nothing. */
const TABLE: readonly (readonly (number | 'day' | 'sum' | '')[])[] = [
  [0, 1, 2, 3],
  ['sum', '', 4, 'day'],
  ['day', 1, 'sum', 2],
];

export const TABLE_READ = [
  [1, TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3]],
  [2, '1500000.5', '', TEXTS[4], '16/04/2022'],
  [3, '16/04/2022', TEXTS[1], '1500000.5', TEXTS[2]],
] as (string | number)[][];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('Đ', '&#272;').replaceAll('“', '&#x201C;');

const OPEN = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';

function namespaces({ days }: Dialect) {
  return days === 'strict'
    ? { main: `${STRICT}/spreadsheetml/main`, office: `${STRICT}/officeDocument/relationships` }
    : { main: `${OPEN}/spreadsheetml/2006/main`, office: `${OPEN}/officeDocument/2006/relationships` };
}

/** The words without a prefix get the dialect's. */
const prefixed = (xml: string, prefix: string): string => xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}`);

function stringCell(index: number, place: string, { strings }: Dialect): string {
  const text = escaped(TEXTS[index] ?? '');
  if (strings === 'shared') return `<c${place} t="s" s="0"><v>${index}</v></c>`;
  if (strings === 'formula') return `<c${place} t="str"><f>A1&amp;""</f><v>${text}</v></c>`;
  if (strings === 'inline')
    return `<c${place} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  const half = escaped((TEXTS[index] ?? '').slice(0, 3));
  const rest = escaped((TEXTS[index] ?? '').slice(3));
  return `<c${place} t="inlineStr"><is><r><rPr><b/></rPr><t>${half}</t></r><r><t>${rest}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`;
}

function cell(value: number | 'day' | 'sum' | '', place: string, dialect: Dialect): string {
  if (value === '') return `<c${place} s="1"/>`;
  if (value === 'sum') return `<c${place}><v>1.5000005E6</v></c>`;
  if (value !== 'day') return stringCell(value, place, dialect);
  return `<c${place} s="1"${dialect.days === 'strict' ? ' t="d"' : ''}><v>${DAY[dialect.days]}</v></c>`;
}

function placeOf(row: number, column: number, { places }: Dialect): string {
  const letter = 'ABCD'[column];
  if (places === 'none') return '';
  return ` r='${places === 'full' ? `${letter}${row}` : `$${letter?.toLowerCase()}$${row}`}'`;
}

function sheetXml(dialect: Dialect): string {
  const rows = TABLE.map((values, n) => {
    const cells = values.map((value, column) => cell(value, placeOf(n + 1, column, dialect), dialect));
    return `<row${dialect.places === 'none' ? '' : ` r="${n + 1}"`} spans="1:4">${cells.join('\n  ')}</row>`;
  });
  return `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>\r\n${rows.join('\r\n')}</sheetData></worksheet>`;
}

function stringsXml({ strings }: Dialect): string {
  const items = TEXTS.map((text, n) =>
    n % 2 ? `<si><r><t>${escaped(text)}</t></r></si>` : `<si><t>${escaped(text)}</t></si>`,
  );
  return strings === 'shared' ? `<sst count="9" uniqueCount="5">${items.join('')}</sst>` : '<sst/>';
}

function encoded(xml: string, { encoding }: Dialect): Uint8Array {
  const declared = `<?xml version="1.0" encoding="${encoding === 'utf-16' ? 'UTF-16' : 'UTF-8'}"?>\r\n${xml}`;
  if (encoding === 'utf-16') return Buffer.from(`\ufeff${declared}`, 'utf16le');
  return Buffer.from(encoding === 'utf-8' ? declared : `\ufeff${declared}`);
}

/** The table above as this dialect writes it. */
export function inDialect(dialect: Dialect): Uint8Array {
  const { main, office } = namespaces(dialect);
  const xmlns = `xmlns${dialect.prefix ? ':x' : ''}="${main}" xmlns:r="${office}"`;
  const part = (xml: string) =>
    encoded(prefixed(xml.replace(/^<(\w+)/, `<$1 ${xmlns}`), dialect.prefix), dialect);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (xml: string) => encoded(`<Relationships>${xml}</Relationships>`, dialect);
  const properties = dialect.days === '1904' ? '<workbookPr date1904="true"/>' : '<workbookPr/>';
  const sheets = '<sheets><sheet name="Trang 1" sheetId="7" r:id="rId3"/></sheets>';
  const styles = '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>';
  const members = {
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': part(`<workbook>${properties}${sheets}</workbook>`),
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'styles', 'styles.xml') +
        relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') +
        relation('rId3', 'worksheet', 'worksheets/sheet7.xml'),
    ),
    'xl/styles.xml': part(`<styleSheet>${styles}</styleSheet>`),
    'xl/sharedStrings.xml': part(stringsXml(dialect)),
    'xl/worksheets/sheet7.xml': part(sheetXml(dialect)),
  };
  return zip(Object.entries(members).map(([name, data]) => ({ name, data, deflate: true })));
}
