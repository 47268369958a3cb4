import fc from 'fast-check';
import { expect } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { UnreadableFile } from '../../src/workbook/unreadable-file.ts';
import type { Cell, Workbook } from '../../src/workbook/workbook.ts';
import { cpuMillis } from './workbook-reading.ts';

/** What every workbook promises to those who read it. */
function isSound({ sheets }: Workbook): boolean {
  const isCell = (cell: Cell | undefined): boolean => {
    if (cell?.kind === 'number') return Number.isFinite(cell.value);
    if (cell?.kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(cell.value);
    return cell !== undefined && (cell.kind === 'empty') === (cell.text === '') && !cell.text.includes('\0');
  };
  return sheets.every(({ rows }) =>
    rows.every(
      ({ number, cells }, n) =>
        number > (rows[n - 1]?.number ?? 0) &&
        cells.length > 0 &&
        cells.at(-1)?.kind !== 'empty' &&
        Array.from(cells).every(isCell),
    ),
  );
}

/** Reads, or refuses with a code, in at most two seconds of work; a defect is thrown on. */
export async function readOrRefuse(bytes: Uint8Array): Promise<'read' | 'refused'> {
  const started = process.cpuUsage();
  try {
    expect(isSound(await readWorkbook(bytes, 'a.xlsx', { convert: 'tcvn3' }))).toBe(true);
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return 'refused';
  } finally {
    expect(cpuMillis(started)).toBeLessThan(2_000);
  }
}

export const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

export function mutated(bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return copy;
}
