import { fold, plain } from '../../../text/fold.ts';
import type { Cell } from '../../../workbook/workbook.ts';
import { type CellRead, told } from './cell-read.ts';
import type { SaidUnit } from './money-header.ts';
import { type Grouping, numberOf, UNSETTLED } from './money-number.ts';

/** How many đồng each word stands for. */
const UNITS: Readonly<Record<string, number>> = {
  ty: 1e9,
  ti: 1e9,
  trieu: 1e6,
  tr: 1e6,
  nghin: 1e3,
  ngan: 1e3,
  k: 1e3,
  dong: 1,
  d: 1,
  vnd: 1,
};

/** How the cells of one column are read. `open`: a person has to say what bare numbers count. */
export interface MoneyReading {
  readonly unit: SaidUnit | 'open';
  readonly grouping: Grouping;
}

/** What people write where there is no sum; a number in it is none of these. */
const NO_SUM = /^(|khong|khg|ko|k|chua|x|n a|na|none|khong co)( [a-z ]*)?$/;
const ABOUT =
  /^(~|\u2248|>|khoang|tren|gan|hon|uoc tinh|uoc dat|uoc|xap xi|tam tinh|du kien|tiet kiem|lam loi|dat|tong|(vnd|d)(?=[: ]*\d))[: ]*/;
const PER = /( *\/ *| )(moi |mot |hang |trong |per |1 ){0,2}(nam|lan|year)( dau)?( tien)?$/;
const FOREIGN = /(^|[^a-z])(usd|eur|euro|jpy|yen|do la|dola|\$|\u20ac|\u00a5)([^a-z]|$)/;
const LARGEST = 1e15;

/** A sum as people type it: small letters without accents, the words around the number taken off. */
export function bareSum(text: string): string {
  let bare = plain(text.slice(0, 200))
    .replaceAll('\u20ab', 'd')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .slice(0, 80);
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(ABOUT, '');
  }
  return bare
    .replace(PER, '')
    .replace(/(ty|ti|trieu|tr|nghin|ngan)[. ]*(dong|d|vnd)[.;]?$/, '$1')
    .replace(/[;.]$/, '')
    .trim();
}

/**
 * A sum in đồng from a number, “80.000.000”, “1,2 tỷ”, “50 triệu đ/năm”, “~80”; undefined where there is none.
 * “1,200 triệu” may be 1.200 or 1,2 triệu, “80” đồng or triệu: that is told, not guessed.
 */
export function readMoney(cell: Cell, { unit, grouping }: MoneyReading): CellRead<number | undefined> {
  if (cell.kind === 'number') return inUnit(cell.value, unit, cell.text);
  const { text } = cell;
  if (/^[-\u2013\u2014.\u2026_ ]*$/.test(text.trim()) || NO_SUM.test(fold(text))) return { value: undefined };
  const bare = bareSum(text);
  if (/^([-\u2212]\s*\d|\(\s*[\d.,]+\s*\)$)/.test(bare)) return told('money_negative', text);
  if (/\d[a-z. ]*([-\u2013~]|den|toi) *\d/.test(bare)) return told('money_range', text);
  const parts = [...bare.matchAll(/(\d[\d., ']*)([a-z]*) */g)];
  if (FOREIGN.test(bare)) return told('money_foreign', text);
  if (parts.length === 0 || parts.length > 3 || parts.map(([part]) => part).join('') !== bare)
    return told('not_money', text);
  return addUp(parts, { unit, grouping }, text);
}

/** “1 tỷ 200 triệu”: each part smaller than the one before; “1 tỷ 2” is not said in full. */
function addUp(
  parts: readonly RegExpMatchArray[],
  { unit, grouping }: MoneyReading,
  text: string,
): CellRead<number> {
  let total = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const [, digits = '', word = ''] of parts) {
    if (word === '' && parts.length > 1) return told('not_money', text);
    const factor = word === '' ? factorOf(unit) : UNITS[word];
    const number = numberOf(digits.trim(), factor ?? 1, grouping);
    if (number === null || factor === undefined || factor >= before) return told('not_money', text);
    if (word === '' && number !== 0 && typeof unit === 'string') return openUnit(unit, text);
    if (number === 'open') return told('money_ambiguous', text);
    total += number * factor;
    before = factor;
  }
  return sum(total, text);
}

const factorOf = (unit: MoneyReading['unit']): number => (typeof unit === 'string' ? 1 : unit);

function inUnit(value: number, unit: MoneyReading['unit'], text: string): CellRead<number> {
  if (value < 0) return told('money_negative', text);
  return typeof unit === 'string' && value !== 0 ? openUnit(unit, text) : sum(value * factorOf(unit), text);
}

const openUnit = (unit: 'open' | 'foreign', text: string) =>
  told(unit === 'open' ? 'money_unit_open' : 'money_foreign', text);

function sum(value: number, text: string): CellRead<number> {
  const rounded = Math.round(value);
  const isWhole = Math.abs(value - rounded) < 1e-3 || rounded >= 1000;
  return Number.isFinite(value) && value >= 0 && value <= LARGEST && isWhole
    ? { value: rounded }
    : told('not_money', text);
}

export const IN_DONG: MoneyReading = { unit: 1, grouping: UNSETTLED };
