import { chunksOf } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';
import type { Problem } from '../../errors.ts';
import type { Facts } from '../../initiatives/check-submission.ts';
import { isCode } from '../../initiatives/initiative.ts';
import { existingCodes } from '../application/item.store.ts';
import type { Raw } from '../fix-it/stored-cells.ts';
import type { Finding, Outcome } from '../import.ts';
import { rawCells, type Table, type TableRow } from '../table/table.ts';
import { checkRow, type RowChecked, type StagedItem } from './check-row.ts';
import type { FileMemory } from './file-memory.ts';
import { findingAt, type ReadingRules, rowReader } from './read-row.ts';
import { rowAlone } from './row-alone.ts';

/** A row of the file with what would become of it. */
export interface StagedRow {
  readonly sheet: string;
  readonly number: number;
  /** Where it first stood, in a workbook of corrections. */
  readonly origin: string;
  /** Null where nothing is to be said of it: the file itself has it word for word. */
  readonly raw: Raw | null;
  readonly item: StagedItem | null;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

const SLICE = 500;

/** Holds every row of a table against the rules, what stands in the campaign, and the rows before it. */
export async function* checkRows(
  db: Db,
  table: Table,
  rules: ReadingRules,
  facts: Facts,
  memory: FileMemory,
): AsyncGenerator<StagedRow[]> {
  const read = rowReader(table, rules);
  for (const slice of chunksOf(table.rows, SLICE)) {
    const rows = slice.map((row) => ({ row, ...checkRow(table.header, read(row), facts) }));
    const codes = await existingCodes(db, slice.map(codeOf).filter(isCode));
    const there = await memory.recall(db, rows);
    yield rows.map((row) => outcomeOf(table, row, { there, codes, memory, rules }));
  }
}

const codeOf = ({ cells }: TableRow): string => cells.code?.text.trim().toUpperCase() ?? '';

interface Known {
  readonly there: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly memory: FileMemory;
  readonly rules: ReadingRules;
}

function outcomeOf(
  table: Table,
  checked: RowChecked & { row: TableRow },
  { there, codes, memory, rules }: Known,
): StagedRow {
  const { sheet, header } = table;
  const { row, item, findings: found } = checked;
  const { number, origin } = row;
  const as = (outcome: Outcome, ...told: Finding[]): StagedRow => {
    const findings = told.length > 0 ? [...found, ...told] : found;
    return {
      sheet,
      number,
      origin,
      item,
      outcome,
      findings,
      raw: rawOf(table, row, outcome, findings, rules),
    };
  };
  const note = (problem: Problem) => findingAt(header, '', problem, 'note');
  if (!item) return as('error');
  const first = memory.placeOf(item.fingerprint);
  if (first) return as('duplicate', note({ code: 'row_duplicate', params: first }));
  const like = memory.meet(item, checked.firstAuthor, { sheet, row: number });
  if (there.has(item.fingerprint)) return as('identical');
  const code = codeOf(row);
  if (codes.has(code)) {
    const changed = findingAt(header, 'code', { code: 'row_changed', params: { code } }, 'error');
    return { ...as('error', changed), item: null };
  }
  if (!like) return as('new');
  if (memory.isTaken(sheet, number))
    return as('new', findingAt(header, '', { code: 'row_taken' }, 'warning'));
  const other = 'code' in like.place ? 'item' : 'row';
  return as('probable', note({ code: `${other}_probable_${like.differs}`, params: { ...like.place } }));
}

function rawOf(
  table: Table,
  row: TableRow,
  outcome: Outcome,
  findings: readonly Finding[],
  rules: ReadingRules,
): Raw | null {
  if (outcome === 'error') return rowAlone(table, row, rules);
  return outcome === 'new' && findings.length === 0 ? null : rawCells(table.header, row);
}
