import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { isRefusal, NotAllowed, type Problem } from '../../errors.ts';
import { may } from '../../permissions.ts';
import { moveAll } from '../change-status.ts';
import type { InitiativeWithUnit } from '../initiative.store.ts';
import { getFor, type Seen } from '../obstacle.ts';

export interface Selected extends Seen {
  readonly code: string;
}
interface Refused {
  readonly code: string;
  readonly problem: Problem;
}
export interface Outcome {
  readonly verified: readonly string[];
  readonly refused: readonly Refused[];
}

export const MOST_SELECTED = 100;

/**
 * Verifies each selected item that can be verified, all in one transaction; answers which could not
 * be and why. One bulk act is one event with its frozen selection.
 */
export async function verifySelected(context: Context, selected: readonly Selected[]): Promise<Outcome> {
  if (!may(context.actor, 'initiatives.verify')) throw new NotAllowed();
  return atomically(context, async (inside) => {
    const refused: Refused[] = [];
    const open: InitiativeWithUnit[] = [];
    for (const { code, version } of unique(selected)) {
      const answer = await openFor(inside, code, version);
      if ('problem' in answer) refused.push(answer);
      else open.push(answer);
    }
    const moved = new Set((await moveAll(inside, open, { to: 'verified' })).map(({ code }) => code));
    for (const { code } of open)
      if (!moved.has(code)) refused.push({ code, problem: { code: 'changed_meanwhile', params: { code } } });
    const verified = [...moved];
    if (verified.length > 0) record(inside, verified);
    return { verified, refused };
  });
}

const unique = (selected: readonly Selected[]): Selected[] => [
  ...new Map(selected.slice(0, MOST_SELECTED).map((one) => [one.code, one])).values(),
];

async function openFor(
  inside: Inside,
  code: string,
  version: number | undefined,
): Promise<InitiativeWithUnit | Refused> {
  try {
    return await getFor(inside, code, 'verification', { version });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { code, problem: { code: error.code, params: error.params } };
  }
}

function record(inside: Inside, codes: readonly string[]): void {
  recordEvent(inside, {
    action: 'initiative.verified_together',
    subjectType: 'initiatives',
    subject: String(codes.length),
    after: { status: 'verified', codes },
  });
}
