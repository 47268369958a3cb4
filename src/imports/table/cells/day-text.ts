import { type Day, isMonth } from '../../../calendar.ts';
import { fold, plain } from '../../../text/fold.ts';

const pad = (text: string): string => text.padStart(2, '0');

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** '2022-03-05' where the calendar has such a day, from 1900 to 2199 as `isDay`; asked for every row of a file. */
export function dayOf(year: string, month: string, day: string): Day | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const last = m === 2 && isLeap(y) ? 29 : (DAYS[m - 1] ?? 0);
  return y >= 1900 && y < 2200 && d >= 1 && d <= last ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

/** A time after the day, as Google Forms and databases write it: “13:28:21”, “1:28:21 CH GMT+7”, “T06:28:21Z”. */
const TIME =
  /[ T,]+\d{1,2}[:hg]\d{0,2}(:\d{2}(\.\d+)?)?( ?(SA|CH|AM|PM))?( ?(Z|GMT[+-]?\d*|[+-]\d{2}:?\d{2}))?$/i;
const TIME_FIRST = /^\d{1,2}[:hg]\d{0,2}(:\d{2})?[ ,]+(ng\u00e0y )?/i;
const WEEKDAY = /^(th\u1ee9 [^ ,]+|ch\u1ee7 nh\u1eadt|cn|t[2-7]|(mon|tue|wed|thu|fri|sat|sun)[a-z]*),? /i;

/** Numbers and signs alone: nothing stands around the day. */
const BARE = /^\d[\d/.-]{2,8}\d$/;

/** The day's own text: no time, no weekday, no blanks around its signs. */
export function bareDay(text: string): string {
  if (BARE.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .replace(TIME, '')
    .replace(TIME_FIRST, '')
    .replace(WEEKDAY, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/ *([/.\\-]) */g, '$1')
    .replace(/\\/g, '/')
    .replace(/[.,;]$/, '')
    .trim();
}

/** Three numbers, the year last: whether day or month comes first is not in the text. */
export interface Numbers {
  readonly one: string;
  readonly two: string;
  readonly year: string;
  /** Two digits of the year were written. */
  readonly short: boolean;
}

export function numbersOf(bare: string): Numbers | null {
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(bare) ?? [];
  if (year === '') return null;
  const short = year.length === 2;
  return { one: first, two: second, year: short ? `${Number(year) < 80 ? '20' : '19'}${year}` : year, short };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNumber = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3)) + 1);

/** “2022-03-05”, “20220305”, “ngày 5 tháng 3 năm 2022”, “5 Mar 2022”, “March 5, 2022”: of one meaning only. */
export function plainDayOf(bare: string): Day | undefined {
  const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(bare) ?? /^(20\d\d)(\d\d)(\d\d)$/.exec(bare);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const words = fold(bare);
  const said = /^(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) nam (\d{4})$/.exec(words);
  const half = said ?? /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) (\d{4})$/.exec(words);
  if (half) return dayOf(half[3] ?? '', half[2] ?? '', half[1] ?? '');
  const english = /^(\d{1,2}) ([a-z]{3,9}) (\d{4})$/.exec(words);
  if (english) return dayOf(english[3] ?? '', monthNumber(english[2] ?? ''), english[1] ?? '');
  const american = /^([a-z]{3,9}) (\d{1,2}) (\d{4})$/.exec(words);
  return american ? dayOf(american[3] ?? '', monthNumber(american[1] ?? ''), american[2] ?? '') : undefined;
}

/** “05/2022”, “2022-05”, “tháng 5 năm 2022”, “T5/2022”, “May 2022” → '2022-05'. */
export function monthOf(bare: string): string | undefined {
  const words = plain(bare).replace(/^(tu|ke tu|bat dau tu) /, '');
  const [, month = '', year = ''] =
    /^(?:thang |t)?(\d{1,2})(?:[/.-]| nam | )(\d{4})$/.exec(words) ??
    /^([a-z]{3,9})[ -](\d{4})$/.exec(words) ??
    [];
  const [, isoYear = '', isoMonth = ''] = /^(\d{4})[/.-](\d{1,2})$/.exec(words) ?? [];
  const number = /^[a-z]/.test(month) ? monthNumber(month) : month || isoMonth;
  const iso = `${year || isoYear}-${pad(number)}`;
  return isMonth(iso) ? iso : undefined;
}

const PERIOD_WORDS = new Set(
  `quy q nam thang t dau cuoi giua tu den dot hoc ky ki bat tro di nay sau truoc va ngay
  i ii iii iv v vi vii viii ix x xi xii`.split(/\s+/),
);

/** “Quý I/2022”, “năm 2022”, “6 tháng đầu năm 2022”: a time, but neither a day nor a month. */
export function isVaguePeriod(text: string): boolean {
  const bare = bareDay(text);
  if (/^\d{1,2}\D(\d{1,2}\D)?\d{2,4}$/.test(bare)) return false;
  const words = fold(bare)
    .replace(/(?<=[a-z])(?=\d)/g, ' ')
    .split(' ');
  return (
    words.some((word) => /^(19|20)\d\d$/.test(word)) &&
    words.every(
      (word) =>
        PERIOD_WORDS.has(word) ||
        (/^\d{1,2}$/.test(word) && Number(word) <= 31) ||
        /^(19|20)\d\d$/.test(word),
    )
  );
}
