import { setImmediate as breathe } from 'node:timers/promises';
import { UnreadableFile } from '../unreadable-file.ts';
import { type Cell, columnName, type Sheet, type SheetRow, type Workbook } from '../workbook.ts';
import {
  isTcvn3Word,
  isUnicodeOnly,
  LegacyEvidence,
  markedWords,
  mayBeTcvn3Word,
  readsAsTcvn3,
} from './evidence.ts';
import { isSyllable } from './syllable.ts';
import { fromTcvn3 } from './tcvn3.ts';

const ROWS_A_TURN = 1_000;
const SAMPLES = 5;
const REFUSED = { vni: 'file_vni', twice: 'file_twice_encoded' } as const;

/** What a cell's text shows of itself; `either` reads as Vietnamese both ways. */
type Looks = 'legacy' | 'unicode' | 'either' | 'neither';

/** All rows, with a turn of the event loop now and then. */
async function* rowsOf(
  sheets: readonly Sheet[],
): AsyncGenerator<{ sheet: Sheet; rows: readonly SheetRow[] }> {
  for (const sheet of sheets)
    for (let at = 0; at < sheet.rows.length; at += ROWS_A_TURN) {
      await breathe();
      yield { sheet, rows: sheet.rows.slice(at, at + ROWS_A_TURN) };
    }
}

/** How a text looks where some of the workbook is known to be TCVN3. */
function looksOf(text: string): Looks {
  if (isUnicodeOnly(text)) return 'unicode';
  const words = markedWords(text);
  const legacy = words.filter(isTcvn3Word).length;
  const unicode = words.filter((word) => isSyllable(word) && !readsAsTcvn3(word)).length;
  if (legacy > unicode) return 'legacy';
  if (unicode > 0) return 'unicode';
  return words.some((word) => isSyllable(word) || mayBeTcvn3Word(word)) ? 'either' : 'neither';
}

/** Converts what looks legacy, and what looks like either as the rest of its row or else of the workbook does. */
class Tcvn3Converter {
  readonly samples: { before: string; after: string }[] = [];
  cells = 0;
  readonly #looks = new Map<string, Looks>();
  readonly #converted = new Map<string, Cell>();
  readonly #alsoUnicode: boolean;

  constructor(alsoUnicode: boolean) {
    this.#alsoUnicode = alsoUnicode;
  }

  looks({ kind, text }: Cell): Looks {
    if (kind !== 'text') return 'neither';
    const looks = this.#looks.get(text) ?? looksOf(text);
    this.#looks.set(text, looks);
    return looks;
  }

  row(row: SheetRow): SheetRow {
    const looks = row.cells.map((cell) => this.looks(cell));
    const legacyRow = looks.includes('legacy')
      ? !looks.includes('unicode')
      : !looks.includes('unicode') && !this.#alsoUnicode;
    const isLegacy = (look: Looks | undefined) => look === 'legacy' || (look === 'either' && legacyRow);
    if (!looks.some(isLegacy)) return row;
    return { ...row, cells: row.cells.map((cell, n) => (isLegacy(looks[n]) ? this.#cell(cell) : cell)) };
  }

  #cell({ text }: Cell): Cell {
    this.cells++;
    let converted = this.#converted.get(text);
    if (!converted) {
      converted = { kind: 'text', text: fromTcvn3(text) };
      this.#converted.set(text, converted);
      if (this.samples.length < SAMPLES) this.samples.push({ before: text, after: converted.text });
    }
    return converted;
  }
}

async function verdictOn(sheets: readonly Sheet[]) {
  const evidence = new LegacyEvidence();
  for await (const { rows } of rowsOf(sheets))
    for (const { cells } of rows) for (const { kind, text } of cells) if (kind === 'text') evidence.add(text);
  return evidence.verdict();
}

/** What is not converted here: the place where it became certain is named, so that the sender can. */
async function refuse(sheets: readonly Sheet[], encoding: keyof typeof REFUSED): Promise<never> {
  const evidence = new LegacyEvidence();
  for await (const { sheet, rows } of rowsOf(sheets))
    for (const { number: row, cells } of rows)
      for (const [index, { kind, text }] of cells.entries()) {
        if (kind !== 'text') continue;
        evidence.add(text);
        if (evidence.verdict() !== encoding) continue;
        throw new UnreadableFile(REFUSED[encoding], { sheet: sheet.name, row, column: columnName(index) });
      }
  throw new Error('the verdict changed');
}

async function hasUnicode(sheets: readonly Sheet[]): Promise<boolean> {
  for await (const { rows } of rowsOf(sheets))
    if (rows.some(({ cells }) => cells.some(({ text }) => isUnicodeOnly(text)))) return true;
  return false;
}

/**
 * Says of a workbook with TCVN3 text how much of it there is, and converts that text where `convert` is set.
 * @throws UnreadableFile where there is VNI text, or text that another program has spoilt
 */
export async function settleLegacy(workbook: Workbook, convert: boolean): Promise<Workbook> {
  const verdict = await verdictOn(workbook.sheets);
  if (verdict === null) return workbook;
  if (verdict !== 'tcvn3') return refuse(workbook.sheets, verdict);
  const converter = new Tcvn3Converter(await hasUnicode(workbook.sheets));
  const sheets: Sheet[] = [];
  for (const sheet of workbook.sheets) {
    const converted: SheetRow[] = [];
    for await (const { rows } of rowsOf([sheet])) for (const row of rows) converted.push(converter.row(row));
    sheets.push({ ...sheet, rows: converted });
  }
  const legacy = { encoding: verdict, cells: converter.cells, samples: converter.samples };
  return { ...workbook, sheets: convert ? sheets : workbook.sheets, legacy };
}
