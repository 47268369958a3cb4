import { paths } from '../http/paths.ts';
import { type Call, call } from './call.ts';
import { getAnswer } from './initiative-answer.ts';
import { listInitiativesPage } from './list-initiatives.ts';
import {
  initiativeAnswer,
  initiativesAnswer,
  initiativesQuery,
  stateAnswer,
  submissionBody,
} from './schemas.ts';
import { submitByApi } from './submit.ts';

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
      answer: { name: 'State', schema: stateAnswer },
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
];
