import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { UnreadableFile } from '../../src/workbook/unreadable-file.ts';
import type { Cell, Sheet } from '../../src/workbook/workbook.ts';
import { type Parts, xlsx } from '../support/xlsx.ts';

/** Why the file is refused; anything but a refusal is thrown on. */
export async function refusal(bytes: Uint8Array, name = 'tep.xlsx') {
  try {
    await readWorkbook(bytes, name);
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.code, params: error.params };
    throw error;
  }
  return 'read';
}

export async function firstSheet(bytes: Uint8Array, name = 'tep.xlsx'): Promise<Sheet> {
  const [sheet] = (await readWorkbook(bytes, name)).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

/** The cells of the first row of a workbook of hand-written parts. */
export async function firstRow(parts: Parts): Promise<readonly Cell[]> {
  return (await firstSheet(xlsx(parts))).rows[0]?.cells ?? [];
}

/** The sheet as its reader sees it: row number, then texts. */
export const texts = ({ rows }: Sheet) =>
  rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)]);

/** Milliseconds of processor time since then: what reading costs, however busy the machine is with other things. */
export function cpuMillis(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
