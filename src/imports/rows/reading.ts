import type { Problem } from '../../errors.ts';
import { tidy, tidyLines } from '../../text/fold.ts';
import type { Cell } from '../../workbook/workbook.ts';
import type { Finding, Severity } from '../import.ts';
import type { CellRead } from '../table/cells/cell-read.ts';
import type { Field } from '../table/fields.ts';
import type { Header } from '../table/header.ts';
import type { TableRow } from '../table/table.ts';

/** One row while it is read: hands out texts and takes down what is wrong with them. */
export class Reading {
  readonly findings: Finding[] = [];
  readonly row: TableRow;
  readonly #header: Header;

  constructor(row: TableRow, header: Header) {
    this.row = row;
    this.#header = header;
    if (row.hidden) this.tell('', { code: 'row_hidden' }, 'warning');
    if (row.hasErrors) for (const field in row.cells) this.#refuseError(field as Field);
  }

  /** What a formula says that came to nothing (#REF!) is no content. */
  #refuseError(field: Field): void {
    const cell = this.row.cells[field];
    if (cell?.kind === 'error' && field !== 'number')
      this.tell(field, { code: 'cell_error', params: { found: cell.text.slice(0, 40) } });
  }

  cell(field: Field): Cell | undefined {
    const cell = this.row.cells[field];
    return cell?.kind === 'error' ? undefined : cell;
  }

  /** Without the apostrophe that keeps exported text from being run as a formula. */
  text(field: Field): string {
    const text = this.cell(field)?.text ?? '';
    return text.startsWith("'") ? text.replace(/^'(?=[=+\-@＝＋－＠])/, '') : text;
  }

  line(field: Field): string | undefined {
    const text = this.text(field);
    return text === '' ? undefined : tidy(text) || undefined;
  }

  lines(field: Field): string | undefined {
    const text = this.text(field);
    return text === '' ? undefined : tidyLines(text) || undefined;
  }

  tell(field: Field | '', { code, params = {} }: Problem, severity: Severity = 'error'): void {
    this.findings.push(findingAt(this.#header, field, { code, params }, severity));
  }

  take<T>(field: Field, read: (cell: Cell) => CellRead<T>): T | undefined {
    const cell = this.cell(field);
    if (!cell) return undefined;
    const { value, problem, warning } = read(cell);
    if (problem) this.tell(field, problem);
    if (warning) this.tell(field, warning, 'warning');
    return value;
  }

  /** A choice that nobody knows is left open, and said. */
  choose<T>(field: Field, of: (text: string) => T | undefined): T | undefined {
    const text = this.line(field);
    const choice = text === undefined ? undefined : of(text);
    if (text !== undefined && choice === undefined)
      this.tell(field, { code: 'choice_unknown', params: { found: text.slice(0, 40) } }, 'warning');
    return choice;
  }
}

export function findingAt(header: Header, field: Field | '', problem: Problem, severity: Severity): Finding {
  const column = field === '' ? undefined : header.columns.find((one) => one.field === field);
  return { severity, field, column: column?.letters ?? '', ...problem };
}
