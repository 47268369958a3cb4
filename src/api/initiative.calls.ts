import type { Context } from '../context.ts';
import { paths } from '../http/paths.ts';
import { unverifyInitiative, verifyInitiative } from '../initiatives/verify-initiative.ts';
import { type Call, call } from './call.ts';
import { getAnswer, getState } from './initiative-answer.ts';
import { listInitiativesPage } from './list-initiatives.ts';
import {
  initiativeAnswer,
  initiativesAnswer,
  initiativesQuery,
  noBody,
  stateAnswer,
  submissionBody,
} from './schemas.ts';
import { submitByApi } from './submit.ts';

const state = { name: 'State', schema: stateAnswer } as const;

/** Reading and sending items. */
export const initiativeCalls: readonly Call[] = [
  call(
    {
      method: 'get',
      path: '/api/v1/campaigns/:slug/initiatives',
      name: 'listInitiatives',
      ability: 'public',
      scope: 'read',
      query: initiativesQuery,
      answer: { name: 'Initiatives', schema: initiativesAnswer },
    },
    (context, { slug, query }) => listInitiativesPage(context, slug, query),
  ),
  call(
    {
      method: 'post',
      path: '/api/v1/campaigns/:slug/initiatives',
      name: 'submitInitiative',
      ability: 'initiatives.submit',
      scope: 'write',
      idempotent: true,
      body: submissionBody,
      status: 201,
      answer: state,
    },
    (context, { slug, body, idempotencyKey }) => submitByApi(context, slug, body, idempotencyKey),
    ({ code }: { code: string }) => paths.apiInitiative(code),
  ),
  call(
    {
      method: 'get',
      path: '/api/v1/initiatives/:code',
      name: 'getInitiative',
      ability: 'public',
      scope: 'read',
      answer: { name: 'Initiative', schema: initiativeAnswer },
    },
    (context, { code }) => getAnswer(context, code),
  ),
  ...act('verification', 'verify', verifyInitiative, unverifyInitiative),
];

type Verb = (context: Context, code: string) => Promise<void>;

/** A change of state and its undoing, at the pages' addresses. */
function act(address: string, name: string, verb: Verb, undo: Verb): Call[] {
  const path = `/api/v1/initiatives/:code/${address}`;
  const common = {
    method: 'post',
    ability: 'initiatives.verify',
    scope: 'write',
    body: noBody,
    answer: state,
  } as const;
  const doing =
    (what: Verb) =>
    async (context: Context, { code }: { code: string }) => {
      await what(context, code);
      return getState(context, code);
    };
  return [
    call({ ...common, path, name }, doing(verb)),
    call({ ...common, path: `${path}/removal`, name: `${name}Undo` }, doing(undo)),
  ];
}
