import type { BenefitBasis } from '../../../database/schema.ts';
import { fold, plain } from '../../../text/fold.ts';
import type { MoneyUnit } from '../../decisions.ts';

/** `foreign`: bare numbers are no đồng at all. */
export type SaidUnit = MoneyUnit | 'foreign';

const WORDS: readonly (readonly [RegExp, SaidUnit])[] = [
  [/(^| )(usd|eur|euro|jpy|yen|do la|dola)( |$)/, 'foreign'],
  [/(^| )(ty|ti|billion)( |$)/, 1_000_000_000],
  [/(^| )(trieu|tr|trd|million|trvnd)( |$)/, 1_000_000],
  [/(^| )(nghin|ngan|thousand|1000d|1000 d|1000 dong|1000vnd|1000 vnd|000d|000 dong)( |$)/, 1_000],
  [/(^| )(dong|vnd|d)( |$)/, 1],
];

/** The unit that a header gives to bare numbers: “Giá trị làm lợi (triệu đồng)” → 1.000.000; undefined for none. */
export function unitOfHeader(header: string): SaidUnit | undefined {
  const written = plain(header)
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')
    .replaceAll('\u20ab', ' dong ');
  const words = fold(written).replace(/(^| )(cong ty|ty le|ti le|ty trong)(?= |$)/g, '$1');
  if (/(^| )1000000 ?(d|dong|vnd)( |$)/.test(words)) return 1_000_000;
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

const UNIT_LINE =
  /(?:^| )(?:don vi(?: tinh)?|dvt)((?: (?:ty|ti|trieu|tr|nghin|ngan|1000|000|dong|vnd|d))+)(?: |$)/;

/** “Đơn vị tính: triệu đồng” above a table. */
export function unitAbove(texts: readonly string[]): SaidUnit | undefined {
  for (const text of texts) {
    const unit = UNIT_LINE.exec(fold(text.slice(0, 300)))?.[1];
    if (unit) return unitOfHeader(unit);
  }
  return undefined;
}

/** The basis that a header or a cell names: “đồng/năm”; undefined where it names none. */
export function basisOf(text: string): BenefitBasis | undefined {
  if (text === '') return undefined;
  const words = fold(text);
  if (/(^| )mot lan( |$)/.test(words)) return 'once';
  if (/(^| )nam (dau|thu nhat)( |$)/.test(words)) return 'first-year';
  return /(^| )(nam|year|per year)( |$)/.test(words) ? 'year' : undefined;
}
