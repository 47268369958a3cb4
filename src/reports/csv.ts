import { formatDay } from '../text/format.ts';
import { BYTE_ORDER_MARK, csvLine } from '../workbook/write-csv.ts';
import type { Column, Table, TableRow, Value } from './table.ts';

/** So many rows make one chunk of the stream. */
const ROWS_A_CHUNK = 200;

/** The table as text, while its rows are read. */
export async function* csvOf({
  columns,
  rows,
}: Table<Iterable<TableRow> | AsyncIterable<TableRow>>): AsyncGenerator<string> {
  let waiting = `${BYTE_ORDER_MARK}${csvLine(columns.map(({ header }) => header))}`;
  let count = 0;
  for await (const { values } of rows) {
    waiting += csvLine(values.map((value, index) => shown(value, columns[index]?.kind)));
    if (++count % ROWS_A_CHUNK === 0) {
      yield waiting;
      waiting = '';
    }
  }
  yield waiting;
}

const shown = (value: Value, kind: Column['kind'] = 'text'): Value =>
  kind === 'day' && typeof value === 'string' ? formatDay(value) : value;
