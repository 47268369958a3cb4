import type { Day } from '../calendar.ts';

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTwo = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** 13482 → “13.482”. */
export const formatNumber = (value: number): string => whole.format(value);

/** 132.5 → “132,5”. */
export const formatDecimal = (value: number): string => oneDecimal.format(value);

/** 80.5 → “80,5”, 80 → “80”: amounts in millions. */
export const formatUpToTwo = (value: number): string => upToTwo.format(value);

/** 67.4 → “67,4 %”. */
export const formatPercent = (percent: number): string => `${oneDecimal.format(percent)} %`;

/** A share in hundredths of a percent: 3333 → “33,33 %”, 5000 → “50 %”. */
export const formatShare = (hundredths: number): string => `${upToTwo.format(hundredths / 100)} %`;

/** 399000000 → “399.000.000 đồng”. */
export const formatVnd = (vnd: number): string => `${whole.format(vnd)} đồng`;

/** For headlines: 71097000000 → “71,1 tỷ đồng”, 80000000 → “80 triệu đồng”. */
export function formatVndShort(vnd: number): string {
  if (Math.abs(vnd) >= 1e9) return `${upToTwo.format(Math.round(vnd / 1e7) / 100)} tỷ đồng`;
  if (Math.abs(vnd) >= 1e6) return `${upToTwo.format(Math.round(vnd / 1e4) / 100)} triệu đồng`;
  return formatVnd(vnd);
}

/** '2022-05-31' → “31/05/2022”; '2022-05' → “05/2022”. */
export function formatDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

const HANOI_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The instant on a clock in Hà Nội: “09:30, 12/05/2022”. */
export function formatInstant(instant: Date | string): string {
  const shifted = new Date(new Date(instant).getTime() + HANOI_OFFSET_MS).toISOString();
  return `${shifted.slice(11, 16)}, ${formatDay(shifted.slice(0, 10))}`;
}

/** As official papers say it: “09 giờ 30 ngày 12/5/2022”. */
export function formatInstantOfficial(instant: Date | string): string {
  const shifted = new Date(new Date(instant).getTime() + HANOI_OFFSET_MS).toISOString();
  const [year, month, day] = shifted.slice(0, 10).split('-').map(Number);
  return `${shifted.slice(11, 13)} giờ ${shifted.slice(14, 16)} ngày ${day}/${month}/${year}`;
}
