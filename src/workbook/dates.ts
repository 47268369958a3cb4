/** A time is a format without day, month or year: it shows a day only where the number reaches one. */
const BUILTIN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export function isBuiltinDateFormat(id: number): boolean {
  return BUILTIN_DATES.some(([first, last]) => id >= first && id <= last);
}

/** Quoted words, [conditions and colours], \escaped letters, _space and *fill letters, fractions of seconds. */
const NOT_CODES = /"[^"]*"?|\[[^\]]*\]?|\\.|[_*].|s\.0+/gi;

/** True for a number format that shows its number as a day or a time. */
export function isDateFormat(code: string): boolean {
  const codes = code.replace(NOT_CODES, '');
  // digits beside letters are an amount with a careless unit (“#,##0 VND”)
  return /[ymdh]/i.test(codes) && !/[#0?]/.test(codes) && !/general/i.test(codes);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day so many days after 1970-01-01, by integers alone: no time zone can touch it. */
function civilDay(days: number): string {
  const shifted = days + 719_468; // from 1 March of the year 0
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const LAST_SERIAL = 2_958_465; // 31/12/9999
const HALF_A_MILLISECOND = 0.5 / 86_400_000;

/** The 29th of February 1900, which Excel has and the calendar has not. */
export const NO_SUCH_DAY = '1900-02-29';

/**
 * The day of a spreadsheet's serial number, or null where it is a bare time or lies outside the calendar.
 * The first 59 days of the 1900 system stand one off, for it counts 29/02/1900.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial + HALF_A_MILLISECOND);
  const since1900 = date1904 ? days + 1462 : days;
  if (days < 1 || since1900 > LAST_SERIAL) return null;
  if (since1900 === 60) return NO_SUCH_DAY;
  return civilDay(since1900 - (since1900 < 60 ? 25_568 : 25_569));
}

/** The day of a cell that holds an ISO 8601 instant, or null. */
export function dayOfIso(text: string): string | null {
  const day = /^(\d{4}-\d\d-\d\d)(T|$)/.exec(text.trim())?.[1];
  if (!day) return null;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}
