import { setImmediate as breathe } from 'node:timers/promises';
import { chunksOf } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';
import type { Facts } from '../../initiatives/check-submission.ts';
import type { InitiativeInput } from '../../initiatives/initiative.input.ts';
import { isCode } from '../../initiatives/initiative.ts';
import type { Finding, Outcome } from '../import.ts';
import { existingCodes, existingFingerprints } from '../item.store.ts';
import type { Table, TableRow } from '../table/table.ts';
import { checkRow } from './check-row.ts';
import { findingAt, type ReadingRules, rowReader } from './read-row.ts';

/** A row of the file with what would become of it. */
export interface StagedRow {
  readonly sheet: string;
  readonly number: number;
  readonly raw: readonly string[];
  readonly input: InitiativeInput | null;
  readonly fingerprint: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** So few rows a turn that other requests do not wait. */
const SLICE = 200;

/** Holds every row of every table against the rules, what stands in the campaign, and the rows before it. */
export async function checkRows(
  db: Db,
  campaignId: number,
  tables: readonly Table[],
  rules: ReadingRules,
  facts: Facts,
): Promise<StagedRow[]> {
  const staged: StagedRow[] = [];
  const seen = new Map<string, { sheet: string; row: number }>();
  for (const table of tables) {
    const read = rowReader(table.header, rules);
    for (const slice of chunksOf(table.rows, SLICE)) {
      const rows = slice.map((row) => ({ row, ...checkRow(table.header, read(row), facts) }));
      const fingerprints = rows.map(({ fingerprint }) => fingerprint).filter(Boolean);
      const there = await existingFingerprints(db, campaignId, fingerprints);
      const codes = await existingCodes(db, slice.map(codeOf).filter(isCode));
      for (const row of rows) staged.push(outcomeOf(table, row, { seen, there, codes }));
      await breathe();
    }
  }
  return staged;
}

const codeOf = ({ cells }: TableRow): string => cells.code?.text.trim().toUpperCase() ?? '';

interface Known {
  readonly seen: Map<string, { sheet: string; row: number }>;
  readonly there: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

function outcomeOf(
  { sheet, header }: Table,
  { row, input, fingerprint, findings }: { row: TableRow } & ReturnType<typeof checkRow>,
  { seen, there, codes }: Known,
): StagedRow {
  const { number, raw } = row;
  const staged = { sheet, number, raw, input, fingerprint, findings };
  if (!input) return { ...staged, outcome: 'error' };
  const first = seen.get(fingerprint);
  if (first) {
    const problem = { code: 'row_duplicate', params: first };
    return {
      ...staged,
      outcome: 'duplicate',
      findings: [...findings, findingAt(header, '', problem, 'note')],
    };
  }
  seen.set(fingerprint, { sheet, row: number });
  if (there.has(fingerprint)) return { ...staged, outcome: 'identical' };
  const code = codeOf(row);
  if (!codes.has(code)) return { ...staged, outcome: 'new' };
  const changed = findingAt(header, 'code', { code: 'row_changed', params: { code } }, 'error');
  return { ...staged, input: null, outcome: 'error', findings: [...findings, changed] };
}
