import { t } from '../../text/text.ts';
import type { MoneyUnit } from '../decisions.ts';
import { unitOfHeader } from '../table/money-header.ts';
import type { FixItColumn } from './fix-it.ts';

const UNIT_WORDS = {
  1: 'moneyIn.1',
  1000: 'moneyIn.1000',
  1000000: 'moneyIn.1000000',
  1000000000: 'moneyIn.1000000000',
} as const satisfies Record<MoneyUnit, string>;

/** One header for what several rows said above a column, and with the unit of sums that stood elsewhere. */
export function writtenHeader({ header, heading, field }: FixItColumn, money: MoneyUnit | undefined): string {
  const whole = heading || header;
  if (field !== 'benefitVnd' || money === undefined || unitOfHeader(whole) === money) return whole;
  return t(UNIT_WORDS[money], { header: whole });
}
