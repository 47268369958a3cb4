import type { z } from 'zod';
import type { Context } from '../context.ts';
import { markDuplicate, unmarkDuplicate } from '../initiatives/mark-duplicate.ts';
import { rejectInitiative, unrejectInitiative } from '../initiatives/reject-initiative.ts';
import { returnInitiative, unreturnInitiative } from '../initiatives/return-initiative.ts';
import { unverifyInitiative, verifyInitiative } from '../initiatives/verify-initiative.ts';
import { unwithdrawInitiative, withdrawInitiative } from '../initiatives/withdraw-initiative.ts';
import { type Call, call } from './call.ts';
import { getState } from './initiative-answer.ts';
import { duplicateBody, noBody, optionalReasonBody, reasonBody, stateAnswer } from './schemas.ts';

type Undo = (context: Context, code: string) => Promise<void>;
type Verb<B> = (context: Context, code: string, body: B) => Promise<void>;
interface Act<S extends z.ZodObject> {
  /** The last part of the pages' address. */
  readonly address: string;
  readonly name: string;
  readonly ability?: 'initiatives.verify' | 'initiatives.submit';
  readonly body: S;
}

/** A change of state and its undoing, by the same verbs and at the same addresses as the pages. */
function act<S extends z.ZodObject>(parts: Act<S>, verb: Verb<z.infer<S>>, undo: Undo): Call[] {
  const { address, name, ability = 'initiatives.verify', body } = parts;
  const path = `/api/v1/initiatives/:code/${address}`;
  const answer = { name: 'State', schema: stateAnswer };
  const common = { method: 'post', ability, scope: 'write', answer } as const;
  return [
    call({ ...common, path, name, body }, async (context, given) => {
      await verb(context, given.code, given.body as z.infer<S>);
      return getState(context, given.code);
    }),
    call(
      { ...common, path: `${path}/removal`, name: `${name}Undo`, body: noBody },
      async (context, { code }) => {
        await undo(context, code);
        return getState(context, code);
      },
    ),
  ];
}

const plain =
  (verb: Undo): Verb<object> =>
  (context, code) =>
    verb(context, code);

export const actCalls: readonly Call[] = [
  ...act(
    { address: 'verification', name: 'verify', body: noBody },
    plain(verifyInitiative),
    unverifyInitiative,
  ),
  ...act({ address: 'return', name: 'return', body: reasonBody }, returnInitiative, unreturnInitiative),
  ...act({ address: 'rejection', name: 'reject', body: reasonBody }, rejectInitiative, unrejectInitiative),
  ...act(
    { address: 'duplicate', name: 'markDuplicate', body: duplicateBody },
    markDuplicate,
    unmarkDuplicate,
  ),
  ...act(
    { address: 'withdrawal', name: 'withdraw', ability: 'initiatives.submit', body: optionalReasonBody },
    withdrawInitiative,
    unwithdrawInitiative,
  ),
];
