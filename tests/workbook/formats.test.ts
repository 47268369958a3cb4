import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { Cell, Sheet } from '../../src/workbook/workbook.ts';

const bytesOf = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));
const sheetsOf = async (name: string) => (await readWorkbook(bytesOf(name), name)).sheets;

/** Cells with their addresses, whatever order their properties stand in. */
function cellsOf({ rows }: Sheet): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { number, cells: row } of rows)
    row.forEach((cell, column) => {
      if (cell.kind !== 'empty') cells.set(`${number}/${column}`, { ...cell });
    });
  return cells;
}

const shapeOf = ({ name, hidden, rows, merges }: Sheet) => ({
  name,
  hidden,
  rows: rows.map((row) => [row.number, row.hidden]),
  merges: [...merges].sort((one, other) => one.top - other.top || one.left - other.left),
});

describe.each(['xls', 'ods'])('what LibreOffice makes of an xlsx file as .%s', (kind) => {
  test('has the same rows, merges and cells of every kind', async () => {
    const [own, other] = [await sheetsOf('dinh-dang.xlsx'), await sheetsOf(`dinh-dang.${kind}`)];
    expect(other.map(shapeOf)).toEqual(own.map(shapeOf));
    expect(other.map(cellsOf)).toEqual(own.map(cellsOf));
    expect(own.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Bảng kê', false],
      ['Ẩn', true],
    ]);
    const kinds = new Set(
      own.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ kind }) => kind))),
    );
    expect(kinds).toEqual(new Set(['text', 'number', 'date', 'error', 'empty']));
  });
});

test('the summary table is the same as .xls, and has the sum that the .xlsx never worked out', async () => {
  const [own, other] = [await sheetsOf('02-bieu-tong-hop.xlsx'), await sheetsOf('02-bieu-tong-hop.xls')];
  expect(other.map(shapeOf)).toEqual(own.map(shapeOf));
  const [cells, otherCells] = [own.map(cellsOf), other.map(cellsOf)];
  expect(otherCells[0]?.get('195/9')).toEqual({ kind: 'number', text: '30520', value: 30_520 });
  otherCells[0]?.delete('195/9');
  expect(otherCells).toEqual(cells);
  expect(cells[0]?.size).toBeGreaterThan(1_000);
});
