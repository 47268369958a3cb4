import type { BenefitBasis } from '../../database/schema.ts';
import type { Parsed } from '../../http/forms.ts';
import { fold, plain } from '../../text/fold.ts';
import type { Cell } from '../../workbook/workbook.ts';

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
/** What people write where there is no sum. */
const NO_SUM = /^(|khong|khong co|khong tinh duoc.*|chua tinh duoc.*|chua xac dinh|khong xac dinh|x|n a)$/;
const LARGEST = 1e15;

/** The unit that a header gives to bare numbers: “Giá trị làm lợi (triệu đồng)” → 1.000.000. */
export function unitOfHeader(header: string): number {
  const words = fold(header).split(' ');
  const named = words.find((word) => ['ty', 'ti', 'trieu', 'tr', 'nghin', 'ngan'].includes(word));
  return (named && UNITS[named]) || 1;
}

/** The basis that a header or a cell names: “đồng/năm”; undefined where it names none. */
export function basisOf(text: string): BenefitBasis | undefined {
  const words = fold(text);
  if (/(^| )mot lan( |$)/.test(words)) return 'once';
  if (/(^| )nam (dau|thu nhat)( |$)/.test(words)) return 'first-year';
  return /(^| )nam( |$)/.test(words) ? 'year' : undefined;
}

/**
 * A sum in đồng from a number, “80.000.000”, “1,2 tỷ”, “50 triệu đ/năm”, “~80”; undefined where there is none.
 * `unit`: how many đồng a bare number means. “1,200” may be 1200 or 1,2: that is asked, not guessed.
 */
export function readMoney(cell: Cell, unit: number): Parsed<number | undefined> {
  if (cell.kind === 'number') return sum(cell.value * unit, cell.text);
  const text = plain(cell.text).trim().slice(0, 80);
  if (/^[-–—.]*$/.test(text) || NO_SUM.test(fold(text))) return { value: undefined };
  const bare = text
    .replace(/^(~|≈|khoang|tren|gan|hon) */, '')
    .replace(/ *(\/|moi|mot|hang) *(nam|lan)( dau)?$/, '')
    .replace(/(ty|ti|trieu|tr|nghin|ngan)[. ]*(dong|d|vnd)$/, '$1')
    .trim();
  const parts = [...bare.matchAll(/(\d[\d., ]*)([a-z]*) */g)];
  if (parts.length > 3 || parts.map(([part]) => part).join('') !== bare) return notMoney(cell.text);
  return addUp(parts, unit, cell.text);
}

/** “1 tỷ 200 triệu”: each part smaller than the one before. */
function addUp(parts: readonly RegExpMatchArray[], unit: number, text: string): Parsed<number> {
  let total = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const [, digits = '', word = ''] of parts) {
    const factor = word === '' ? unit : UNITS[word];
    const number = numberOf(digits.trim(), factor ?? 1);
    if (number === 'ambiguous') return told('money_ambiguous', text);
    if (factor === undefined || factor >= before || number === undefined) return notMoney(text);
    total += number * factor;
    before = factor;
  }
  return sum(total, text);
}

/** Thousands by dots (or commas, where several say so), a comma or dot before the fraction. */
function numberOf(text: string, factor: number): number | 'ambiguous' | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3})+$/.test(text) && (factor === 1 || text.split(',').length > 2))
    return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}( \d{3})+$/.test(text)) return Number(text.replaceAll(' ', ''));
  if (/^\d{1,3},\d{3}$/.test(text)) return 'ambiguous';
  if (/^\d+[.,]\d{1,9}$/.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}

function sum(value: number, text: string): Parsed<number> {
  const rounded = Math.round(value);
  const isWhole = Math.abs(value - rounded) < 1e-3 || rounded >= 1000;
  return Number.isFinite(value) && Math.abs(value) <= LARGEST && isWhole
    ? { value: rounded }
    : notMoney(text);
}

const told = (code: string, text: string) => ({ problem: { code, params: { found: text.slice(0, 40) } } });
const notMoney = (text: string) => told('not_money', text);
