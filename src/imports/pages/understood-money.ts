import { label, type TextKey, t } from '../../text/text.ts';
import type { MappedSheet } from '../import.ts';
import type { MoneyFrom } from '../table/settle.ts';

const WORDS: Readonly<Record<MoneyFrom, TextKey>> = {
  header: 'import.moneyFromHeader',
  above: 'import.moneyFromAbove',
  hand: 'import.moneyFromHand',
  assumed: 'import.moneyAssumed',
};

/** In which unit bare sums of the table are read, and who says so; '' where it has none, or it is open. */
export function moneyText({ columns, money: { unit, from } = {} }: MappedSheet): string {
  const of = columns.find(({ field }) => field === 'benefitVnd');
  if (!of || unit === undefined || from === undefined) return '';
  const { column, header } = of;
  return t(WORDS[from], { unit: label('moneyUnit', String(unit)), column, header });
}
