import { isDay } from '../../calendar.ts';
import { t } from '../../text/text.ts';
import { type Typed, Usage } from '../command.ts';
import type { DemoSize } from './load-demo.ts';

export interface DemoOptions extends DemoSize {
  readonly accountsFile: string | null;
}

const AT = '2022-05-12T09:00+07:00';

/** What was asked for, with the defaults of the contract; CLOCK stands in for `--at`. */
export function readDemoOptions({ values }: Typed, clock: Date | null): DemoOptions {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const at = text('at');
  return {
    initiatives: wholeNumber('initiatives', text('initiatives'), 14_000, 0, 5_000_000),
    organisations: wholeNumber('organisations', text('organisations'), 120, 5, 200_000),
    at: at === undefined ? (clock ?? new Date(AT)) : instantOf(at),
    seed: text('seed') ?? 'sang-kien',
    accountsFile: text('accounts') ?? null,
  };
}

/** A bare date is 09:00 in Hà Nội; an instant without an offset is Hà Nội's too. */
function instantOf(text: string): Date {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const instant = new Date(isDay(text) ? `${text}T09:00:00+07:00` : zoned ? text : `${text}+07:00`);
  if (Number.isNaN(instant.getTime())) throw new Usage(t('manage.notAnInstant', { text }));
  return instant;
}

function wholeNumber(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text.trim() === '' ? Number.NaN : text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Usage(t('manage.notInRange', { option: `--${name}`, least, most }));
}
