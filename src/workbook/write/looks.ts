/** What cells can look like. Those of `NUMBERS` and `DAYS` format their value; the others show text. */
const GRID = { border: true } as const;
const LOOKS = {
  /** Of every cell that nobody wrote: it must stand first. */
  none: {},
  text: { ...GRID, wrap: true },
  title: { font: 'title' },
  header: { ...GRID, font: 'bold', fill: 'pale', wrap: true, centre: true },
  /** A column that must be filled in; its header says so in a sign too. */
  headerRequired: { ...GRID, font: 'onDark', fill: 'dark', wrap: true, centre: true },
  /** A column that the software added. */
  headerAdded: { ...GRID, font: 'bold', fill: 'grey', wrap: true, centre: true },
  whole: { ...GRID, format: 'whole' },
  millions: { ...GRID, format: 'millions' },
  percent: { ...GRID, format: 'percent' },
  day: { ...GRID, format: 'day' },
  strong: { ...GRID, font: 'bold', wrap: true },
  strongWhole: { ...GRID, font: 'bold', format: 'whole' },
  strongMillions: { ...GRID, font: 'bold', format: 'millions' },
  strongPercent: { ...GRID, font: 'bold', format: 'percent' },
  plain: {},
  hint: { font: 'faint' },
  faint: { ...GRID, font: 'faint', wrap: true },
  example: { ...GRID, font: 'example', fill: 'light', wrap: true },
  exampleWhole: { ...GRID, font: 'example', fill: 'light', format: 'whole' },
  exampleDay: { ...GRID, font: 'example', fill: 'light', format: 'day' },
  bad: { ...GRID, font: 'onRed', fill: 'red', wrap: true },
  badNumber: { ...GRID, font: 'onRed', fill: 'red' },
  badDay: { ...GRID, font: 'onRed', fill: 'red', format: 'day' },
  number: GRID,
  /** Into which a person writes. */
  input: { wrap: true },
  /** As `input`; the program must not make a day or a number of what is typed. */
  inputLiteral: { wrap: true, format: 'literal' },
  inputWhole: { format: 'whole' },
  inputDay: { format: 'day' },
} as const satisfies Record<string, Description>;
export type Look = keyof typeof LOOKS;

interface Description {
  readonly font?: keyof typeof FONTS;
  readonly fill?: keyof typeof FILLS;
  readonly format?: keyof typeof FORMATS;
  readonly border?: boolean;
  readonly wrap?: boolean;
  readonly centre?: boolean;
}

const FONTS = {
  regular: { size: 11 },
  bold: { size: 11, bold: true },
  title: { size: 14, bold: true },
  onDark: { size: 11, bold: true, colour: 'FFFFFFFF' },
  faint: { size: 11, colour: 'FF595959' },
  example: { size: 11, italic: true, colour: 'FF595959' },
  onRed: { size: 11, colour: 'FF8A0008' },
} as const;

/** The first two are the standard's own. */
const FILLS = {
  empty: null,
  dots: null,
  pale: 'FFE4ECF5',
  dark: 'FF1F4E8C',
  grey: 'FFD9D9D9',
  light: 'FFF2F2F2',
  red: 'FFFFC7CE',
} as const;

const FORMATS = { general: 0, whole: 3, literal: 49, millions: 164, percent: 165, day: 166 } as const;

const NAMES = Object.keys(LOOKS) as Look[];
const PLACES = new Map(NAMES.map((look, place) => [look, place * 2]));

/** The number of a look in `stylesXml`. `quoted` keeps a program from running text even after somebody edits it. */
export const styleOf = (look: Look, quoted = false): number => (PLACES.get(look) ?? 0) + (quoted ? 1 : 0);

/** Whether text in it goes on over several lines. */
export const isWrapped = (look: Look): boolean => 'wrap' in LOOKS[look];

const placeIn = (list: object, name: string): number => Object.keys(list).indexOf(name);

function xf(look: Look, quoted: boolean): string {
  const {
    font = 'regular',
    fill = 'empty',
    format = 'general',
    border,
    wrap,
    centre,
  }: Description = LOOKS[look];
  const alignment = `<alignment vertical="${centre ? 'center' : 'top'}"${wrap ? ' wrapText="1"' : ''}${centre ? ' horizontal="center"' : ''}/>`;
  return `<xf numFmtId="${FORMATS[format]}" fontId="${placeIn(FONTS, font)}" fillId="${placeIn(FILLS, fill)}" borderId="${border ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>${alignment}</xf>`;
}

interface Font {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
}
const fontXml = ({ size, bold, italic, colour }: Font): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="${colour}"/>` : ''}<name val="Times New Roman"/><family val="1"/></font>`;

const fillXml = (name: string, colour: string | null): string =>
  colour === null
    ? `<fill><patternFill patternType="${name === 'dots' ? 'gray125' : 'none'}"/></fill>`
    : `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

const line = (side: string): string => `<${side} style="thin"><color rgb="FF9AA5B1"/></${side}>`;

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts>${list('fonts', Object.values(FONTS).map(fontXml))}${list(
  'fills',
  Object.entries(FILLS).map(([name, colour]) => fillXml(name, colour)),
)}<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list(
  'cellXfs',
  NAMES.flatMap((look) => [xf(look, false), xf(look, true)]),
)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
