import { fold } from '../../text/fold.ts';
import type { Cell, SheetRow } from '../../workbook/workbook.ts';
import type { ColumnFound } from './columns.ts';
import { fieldOfHeader, type HeaderMatch, LONGEST_HEADER } from './fields.ts';
import { lineOf, type Spans, textsOf } from './spans.ts';

/** Rows that together name the columns: one, or up to three under one another. */
export type HeaderBlock = readonly SheetRow[];

const DAY = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/;
const NUMBERING = /^[([]?(\d{1,2}|[a-z])[)\]]?( ?= ?[\d()+ =x*/-]*)?$/i;

/** “(1) (2) (3)” or “A B 1 2 3”: the columns counted. */
export function isNumbering(row: SheetRow): boolean {
  const texts = textsOf(row);
  return texts.length > 1 && texts.every((text) => NUMBERING.test(text));
}

/** A row that may name columns: no days, no running number, no sums. */
export function mayNameColumns(row: SheetRow): boolean {
  const texts = textsOf(row);
  return (
    texts.length > 0 &&
    texts.filter(({ length }) => length > LONGEST_HEADER).length * 2 < texts.length &&
    !isNumbering(row) &&
    !/^\d+$/.test(texts[0] ?? '') &&
    row.cells.every((cell) => cell.kind !== 'date' && !isSum(cell) && !DAY.test(cell.text))
  );
}

/** Years stand above columns, other numbers do not. */
const isSum = (cell: Cell): boolean => cell.kind === 'number' && !(cell.value > 1900 && cell.value < 2100);

/**
 * The blocks that may begin at this row. The next row belongs to the head where a cell above reaches down into
 * it or spans several columns, or where nothing is merged at all (a csv) and it could be a head itself.
 */
export function blocksAt(rows: readonly SheetRow[], start: number, spans: Spans): HeaderBlock[] {
  const first = rows[start];
  if (!first) return [];
  const blocks: SheetRow[][] = [[first]];
  for (const row of rows.slice(start + 1, start + 3)) {
    const above = blocks.at(-1) ?? [];
    if (row.number !== first.number + above.length || !joins(above, row, spans)) break;
    blocks.push([...above, row]);
  }
  return blocks;
}

function joins(above: readonly SheetRow[], row: SheetRow, spans: Spans): boolean {
  if (!mayNameColumns(row) || above.some((one) => textsOf(one).length < 2)) return false;
  const merges = above.flatMap(({ number }) => spans.from(number));
  if (merges.length === 0) return spans.from(row.number).length === 0;
  return merges.some(({ bottom, left, right }) => bottom >= row.number || right > left);
}

/** Remembers what a text means while many rows are looked at. */
export class HeaderWords {
  readonly #known = new Map<string, HeaderMatch | null>();

  match(text: string): HeaderMatch | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const match = fieldOfHeader(text);
    this.#known.set(text, match);
    return match;
  }
}

/** Words that need what stands above them: “Số” and “Ngày” under “Quyết định”. */
const NEEDS_ABOVE =
  /^(so|ngay|thang|nam|ten|ma|cap|nop|noi dung|gia tri|so tien|tu|ap dung|name|date|number|title|no)$/;

/** What stands above each column of the block. Columns without any text are those that `filled` names. */
export function columnsOf(
  block: HeaderBlock,
  spans: Spans,
  words: HeaderWords,
  filled: ReadonlySet<number>,
): ColumnFound[] {
  const width = Math.max(
    ...block.map(({ cells }) => cells.length),
    ...[...filled].map((index) => index + 1),
    0,
  );
  const columns: ColumnFound[] = [];
  for (let index = 0; index < width; index++) {
    const texts = levelsOf(block, spans, index);
    const heading = texts.filter(Boolean).join(' ');
    if (heading === '' && !filled.has(index)) continue;
    const levels = block.map(({ cells }) => fold(lineOf(cells[index])));
    columns.push({ index, heading, levels, ...named(texts.filter(Boolean), words) });
  }
  return columns;
}

/** The text of each row of the block over this column, with what reaches over it from the left. */
function levelsOf(block: HeaderBlock, spans: Spans, index: number): string[] {
  const own = block.map(({ cells }) => lineOf(cells[index]));
  const merged = block.some(({ number }) => spans.from(number).length > 0);
  return block.map(({ number, cells }, level) => {
    if (own[level] || !own.slice(level + 1).some(Boolean)) return own[level] ?? '';
    if (!merged) return lineOf(cells.slice(0, index).findLast((cell) => cell.text.trim() !== ''));
    return lineOf(cells[spans.over(number, index)?.left ?? index]);
  });
}

/** The lowest text, where it says enough, or with what stands above it: “Ngày” of a decision, “Họ và” + “tên”. */
function named(texts: readonly string[], words: HeaderWords): Pick<ColumnFound, 'header' | 'match'> {
  const [own = '', ...above] = texts.toReversed();
  const read = (parts: readonly string[]) => ({
    header: parts.join(' '),
    match: words.match(parts.join(' ')),
  });
  const alone = read([own]);
  const ownFirst = read([own, ...above]);
  const others = [ownFirst, read(texts), read(texts.slice(-2))];
  const joined = score(ownFirst) >= AT_START ? ownFirst : others.reduce(clearer);
  if (!joined.match) return alone.match ? alone : read(texts);
  if (!alone.match || NEEDS_ABOVE.test(fold(own))) return joined;
  return score(joined) >= EXACT && score(joined) > score(alone) ? joined : alone;
}

/** From here on the header begins with the words, or they are all that is written. */
const AT_START = 500;
const EXACT = 1000;

type Named = Pick<ColumnFound, 'header' | 'match'>;
const clearer = (one: Named, other: Named): Named => (score(other) > score(one) ? other : one);
const score = ({ match }: Pick<ColumnFound, 'match'>): number => match?.score ?? 0;
