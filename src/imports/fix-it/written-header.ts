import { t } from '../../text/text.ts';
import type { MoneyUnit } from '../decisions.ts';
import { basisOf, unitOfHeader } from '../table/cells/money-header.ts';
import { type Field, fieldOfHeader } from '../table/fields.ts';
import type { FixItColumn } from './fix-it.ts';

const UNIT_WORDS = {
  1: 'moneyIn.1',
  1000: 'moneyIn.1000',
  1000000: 'moneyIn.1000000',
  1000000000: 'moneyIn.1000000000',
} as const satisfies Record<MoneyUnit, string>;

/** What a header says that its column means; null for nothing of ours. */
export function namedBy(header: string): Field | null {
  const field = fieldOfHeader(header)?.field ?? null;
  return field === 'ignored' ? null : field;
}

/**
 * The header as it stood right above the column; where it alone says less than the header rows together,
 * everything that stood there, and the unit of sums wherever the file said it.
 */
export function writtenHeader(column: FixItColumn, money: MoneyUnit | undefined): string {
  const { header, heading = header, field } = column;
  const whole = saysAsMuch(column) ? header : heading;
  if (field !== 'benefitVnd' || money === undefined || unitOfHeader(whole) === money) return whole;
  return t(UNIT_WORDS[money], { header: whole });
}

function saysAsMuch({ header, heading = header, field }: FixItColumn): boolean {
  if (field === 'benefitVnd' && basisOf(header) !== basisOf(heading)) return false;
  return field === null || namedBy(header) === field || namedBy(heading) !== field;
}
