/** The looks of a cell, by their place in `stylesXml`. */
export const STYLE = {
  text: 0,
  quoted: 1,
  title: 2,
  header: 3,
  whole: 4,
  millions: 5,
  percent: 6,
  day: 7,
  strong: 8,
  strongWhole: 9,
  strongMillions: 10,
  strongPercent: 11,
  plain: 12,
} as const;
export type Style = (typeof STYLE)[keyof typeof STYLE];

const FORMATS = { general: 0, whole: 3, millions: 164, percent: 165, day: 166 } as const;

const look = (
  format: keyof typeof FORMATS,
  { font = 0, fill = 0, border = 1, quoted = false, wrap = false, centre = false } = {},
): string => {
  const alignment = `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}${centre ? ' horizontal="center"' : ''}/>`;
  return `<xf numFmtId="${FORMATS[format]}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>${alignment}</xf>`;
};

const LOOKS = [
  look('general', { wrap: true }),
  look('general', { wrap: true, quoted: true }),
  look('general', { font: 2, border: 0 }),
  look('general', { font: 1, fill: 2, wrap: true, centre: true }),
  look('whole'),
  look('millions'),
  look('percent'),
  look('day'),
  look('general', { font: 1, wrap: true }),
  look('whole', { font: 1 }),
  look('millions', { font: 1 }),
  look('percent', { font: 1 }),
  look('general', { border: 0 }),
];

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`;
const line = (side: string): string => `<${side} style="thin"><color rgb="FF9AA5B1"/></${side}>`;

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><fonts count="3">${font(11, false)}${font(11, true)}${font(14, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECF5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.join('')}</cellXfs></styleSheet>`;
