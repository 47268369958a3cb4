import { setImmediate as breathe } from 'node:timers/promises';
import type { Sheet, SheetRow } from '../../workbook/workbook.ts';
import { withoutAdded } from './added-columns.ts';
import { fillDown } from './fill-down.ts';
import { Groups } from './groups.ts';
import type { Header, HeaderFinder } from './header.ts';
import { type RowKind, RowSorter } from './kinds/row-kind.ts';
import type { Spans } from './spans.ts';
import type { SkippedRows, TableRow } from './table.ts';
import { type RowPlaces, rowMaker, withAuthor } from './table-row.ts';

/** So few rows a turn that other requests do not wait. */
const SLICE = 200;
/** Of each kind of rows that are passed over. */
const ROWS_NAMED = 20;

export type Skipped = Partial<Record<Exclude<RowKind, 'data'>, SkippedRows>>;

export interface RowsRead {
  readonly rows: readonly TableRow[];
  readonly skipped: Readonly<Skipped>;
  /** A further header with other columns, at which the reading stopped. */
  readonly next: Header | null;
}

/** Reads the rows under a header, each as what it is: no initiative is lost, and nothing else counted. */
export async function readRows(
  sheet: Sheet,
  spans: Spans,
  header: Header,
  finder: HeaderFinder,
): Promise<RowsRead> {
  const collector = new RowCollector(sheet, spans, header);
  let past = header.last;
  for (const [index, row] of sheet.rows.entries()) {
    if (row.number <= header.last) continue;
    if (index % SLICE === 0) await breathe();
    if (row.number <= past) {
      collector.pass('header', row.number);
      continue;
    }
    const kind = collector.take(row, () => finder.again(index, header));
    if (kind === null) return { ...collector.result, next: collector.next };
    if (kind === 'header') past = collector.next?.last ?? past;
  }
  return { ...collector.result, next: null };
}

class RowCollector {
  /** A further header that was come upon. */
  next: Header | null = null;
  readonly #rows: TableRow[] = [];
  readonly #skipped: Skipped = {};
  readonly #header: Header;
  readonly #sorter: RowSorter;
  readonly #fill: ReturnType<typeof fillDown>;
  readonly #make: ReturnType<typeof rowMaker>;
  readonly #groups = new Groups();
  /** The last row that was an initiative or belonged to one. */
  #last = 0;

  constructor(sheet: Sheet, spans: Spans, header: Header) {
    this.#header = header;
    this.#sorter = new RowSorter(header, spans);
    this.#fill = fillDown(sheet, header);
    this.#make = rowMaker(header);
  }

  get result(): Pick<RowsRead, 'rows' | 'skipped'> {
    return { rows: this.#rows, skipped: this.#skipped };
  }

  /** Null where the row begins another table. `again`: the header that begins here, if any. */
  take(given: SheetRow, again: () => Header | null): RowKind | null {
    const row = { ...given, cells: withoutAdded(given.cells, this.#header.added) };
    const { cells, continued } = this.#fill(row);
    const places = { row, cells, origin: this.#originOf(given), groups: this.#groups };
    if (continued && this.#rows.length > 0) return this.#join(places, false);
    if (places.origin !== '')
      return this.#keep(places, cells.some(({ text }) => text.trim()) ? 'data' : 'blank');
    if (this.#sorter.isPlain(cells)) return this.#keep(places, this.#sorter.plain());
    this.next = this.#sorter.repeatsHeader(row) ? null : again();
    if (this.next && !hasColumnsOf(this.#header, this.next)) return null;
    const kind = this.next
      ? this.#sorter.headerAgain()
      : this.#sorter.kindOf(row, this.#last > 0 && row.number === this.#last + 1);
    return kind === 'author' ? this.#join(places, true) : this.#keep(places, kind);
  }

  pass(kind: Exclude<RowKind, 'data'>, row: number): void {
    const { count, rows } = this.#skipped[kind] ?? { count: 0, rows: [] };
    this.#skipped[kind] = { count: count + 1, rows: rows.length < ROWS_NAMED ? [...rows, row] : rows };
  }

  #keep(places: RowPlaces, kind: RowKind): RowKind {
    const { row } = places;
    if (kind === 'group') this.#groups.enter(row);
    if (kind !== 'data') this.pass(kind, row.number);
    else {
      this.#rows.push(this.#make(places));
      this.#last = row.number;
    }
    return kind;
  }

  /** Adds the row's authors to the initiative above. */
  #join(places: RowPlaces, byPlace: boolean): RowKind {
    const above = this.#rows.at(-1);
    if (above) this.#rows[this.#rows.length - 1] = withAuthor(above, this.#make(places), byPlace);
    this.pass('author', places.row.number);
    this.#last = places.row.number;
    return 'author';
  }

  #originOf({ cells }: SheetRow): string {
    const { origin } = this.#header.added;
    return origin === undefined ? '' : (cells[origin]?.text.trim() ?? '');
  }
}

/** The same table goes on: whatever the further header names stands where it stood. */
const hasColumnsOf = ({ columns }: Header, again: Header): boolean =>
  again.columns.every(
    ({ index, field }) => field === null || columns.some((own) => own.index === index && own.field === field),
  );
