import { xlsx } from '../xlsx.ts';

export const cell = (value: number | string, more = '') => `<c${more}><v>${value}</v></c>`;
export const ONE_ROW = `<row r="1">${cell(7, ' r="A1"')}</row>`;
export const ONE = [[1, '7']];
export const sheet = (rows: string, after = '', before = '') =>
  xlsx({ sheets: [{ name: 'A', xml: `${before}<sheetData>${rows}</sheetData>${after}` }] });
export const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n + 1)).join('');
