import { Invalid } from '../errors.ts';
import { tidyLines } from '../text/fold.ts';
import type { Seen } from './obstacle.ts';

/** Why something is done, as people will read it. */
export interface Reasoned extends Seen {
  readonly reason: string;
}

export const REASON_MOST = 2_000;

/** The reason in its stored form; where one is due, an empty one is refused. */
export function checkedReason(typed: string, { required = true } = {}): string {
  const reason = tidyLines(typed);
  if (reason.length > REASON_MOST)
    throw new Invalid({ reason: { code: 'too_long', params: { most: REASON_MOST, length: reason.length } } });
  if (required && reason === '') throw new Invalid({ reason: { code: 'required' } });
  return reason;
}
