import { TZDate } from '@date-fns/tz';
import { addDays, format, getDaysInMonth, parse } from 'date-fns';

/** Every day boundary of the drive is midnight here, wherever the machine stands. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** Viet Nam has kept UTC+7 without summer time since 1975, so an instant's day is plain arithmetic. */
const HANOI_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The day in Hà Nội at this instant. */
export function dayInHanoi(instant: Date): Day {
  const days = Math.floor((instant.getTime() + HANOI_OFFSET_MS) / DAY_MS);
  if (days !== latest.days) latest = { days, day: new Date(days * DAY_MS).toISOString().slice(0, 10) };
  return latest.day;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Asked several times a request, and nearly always for today. */
let latest: { readonly days: number; readonly day: Day } = { days: 0, day: '1970-01-01' };

/** The instant at which this day begins in Hà Nội. */
export function startOfDayInHanoi(day: Day): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(new TZDate(year, month - 1, date, TIME_ZONE).getTime());
}

const asDate = (day: Day): Date => parse(day, 'yyyy-MM-dd', new Date(2000, 0, 1));

/** True for a day that the calendar has, written `YYYY-MM-DD`, from 1900 to 2199. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^((?:19|20|21)\d\d)-(0[1-9]|1[0-2])-(\d\d)$/.exec(text) ?? [];
  const date = Number(day);
  if (!(date >= 1)) return false;
  return date <= 28 || date <= getDaysInMonth(new Date(Number(year), Number(month) - 1));
}

/** True for a month written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** From one day through another, both counted: 19/5/2020 to 10/10/2020 is 145. */
export function daysInclusive(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1; // both are midnight UTC
}

export function plusDays(day: Day, days: number): Day {
  return format(addDays(asDate(day), days), 'yyyy-MM-dd');
}
