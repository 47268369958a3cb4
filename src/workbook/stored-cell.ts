import { booleanCell, decodeEscapes, EMPTY, errorCell, isoDateCell, numberCell, textCell } from './cells.ts';
import type { Budget } from './limits.ts';
import { damaged } from './unreadable-file.ts';
import type { Cell } from './workbook.ts';
import { ByteCache } from './xml/byte-cache.ts';
import type { TextRun } from './xml/text-run.ts';

/** What a sheet's cells refer to, and what the whole file may still use up. */
export interface SheetContext {
  readonly strings: readonly Cell[];
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  readonly budget: Budget;
}

/** How many texts are remembered, and of how many bytes at most. */
const TEXTS = [32_768, 128] as const;
const NUMBERS = [8192, 16] as const;
const NOTHING = Buffer.alloc(0);

/** The cell of a text as it stands in a part. */
export function cellOfText(raw: string): Cell {
  // nearly all are as sound as the part that they come from: what no part can hold comes of escapes
  if (raw === '' || raw.includes('_x') || raw.includes('\r')) return textCell(decodeEscapes(raw));
  return { kind: 'text', text: raw };
}

/** Turns what the cells of a sheet store into cells. A formula is what it last came to. */
export class StoredCells {
  /** Of all texts that stood in the cells themselves. */
  characters = 0;
  readonly #context: SheetContext;
  readonly #texts = new ByteCache(...TEXTS, cellOfText);
  readonly #numbers = new ByteCache(...NUMBERS, (raw) => numberCell(raw, false, false));
  readonly #days: ByteCache<Cell>;
  /** Where the text lies, as long as it is one plain run; it nearly always is. */
  #bytes: Buffer = NOTHING;
  #from = 0;
  #to = 0;
  /** The text, where it is anything else. */
  #raw: string | null = null;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#days = new ByteCache(...NUMBERS, (raw) => numberCell(raw, true, context.date1904));
  }

  begin(): void {
    this.#bytes = NOTHING;
    this.#from = 0;
    this.#to = 0;
    this.#raw = null;
  }

  add(run: TextRun): void {
    if (run.isPlain && this.#raw === null && this.#to === 0) this.addPlain(run.bytes, run.from, run.to);
    else this.#raw = this.#text() + run.toString();
  }

  /** The whole text, which stands for itself. */
  addPlain(bytes: Buffer, from: number, to: number): void {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  /** The cell that the texts since `begin` mean. */
  end(type: string | undefined, style: string | undefined): Cell {
    switch (type) {
      case 's':
        return this.#shared();
      case 'inlineStr':
      case 'str':
        return this.#inline();
      case 'b':
        return booleanCell(this.#text());
      case 'e':
        return errorCell(this.#text());
      case 'd':
        return isoDateCell(this.#text());
      default:
        return this.#number(style);
    }
  }

  #text(): string {
    return this.#raw ?? this.#bytes.toString('utf8', this.#from, this.#to);
  }

  #inline(): Cell {
    const cell =
      this.#raw === null ? this.#texts.of(this.#bytes, this.#from, this.#to) : cellOfText(this.#raw);
    this.#context.budget.spend('characters', cell.text.length);
    return cell;
  }

  #number(style: string | undefined): Cell {
    const { dateStyles, date1904 } = this.#context;
    const isDate = style !== undefined ? (dateStyles[Number(style)] ?? false) : (dateStyles[0] ?? false);
    if (this.#raw !== null) return numberCell(this.#raw, isDate, date1904);
    return (isDate ? this.#days : this.#numbers).of(this.#bytes, this.#from, this.#to);
  }

  #shared(): Cell {
    const { strings } = this.#context;
    const index = this.#raw === null ? digitsAt(this.#bytes, this.#from, this.#to) : -1;
    const known = strings[index];
    if (known) return known;
    const raw = this.#text();
    const cell = raw.trim() === '' ? EMPTY : strings[Number(raw)];
    if (!cell) throw damaged(new Error(`no shared string ${raw}`));
    return cell;
  }
}

/** The number that these digits write; -1 where they are none, or too many. */
function digitsAt(bytes: Buffer, from: number, to: number): number {
  if (from === to || to - from > 9) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
