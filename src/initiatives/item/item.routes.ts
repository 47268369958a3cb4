import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import type { Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { bodyOf, linesField, textField, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, type Handler, idParam, param, post, type Route } from '../../http/route.ts';
import { markDuplicate, unmarkDuplicate } from '../mark-duplicate.ts';
import { recordConsent, revokeConsent } from '../record-consent.ts';
import { rejectInitiative, unrejectInitiative } from '../reject-initiative.ts';
import { returnInitiative, unreturnInitiative } from '../return-initiative.ts';
import { unverifyInitiative, verifyInitiative } from '../verify-initiative.ts';
import { unwithdrawInitiative, withdrawInitiative } from '../withdraw-initiative.ts';
import type { Told } from './acts.ts';
import { loadItem } from './load-item.ts';

interface Sent {
  readonly reason: string;
  readonly original: string;
  readonly version: number | undefined;
}
type Verb = (context: Context, code: string, sent: Sent) => Promise<void>;

/** The page of one item, and what is done with it there. */
export function itemRoutes(): Route[] {
  return [
    get('/initiatives/:code', 'initiatives.see', (req, res) => show(req, res, null)),
    ...act(
      'verification',
      'initiatives.verify',
      [verifyInitiative, 'verified'],
      [unverifyInitiative, 'unverified'],
    ),
    ...act(
      'return',
      'initiatives.verify',
      [returnInitiative, 'returned'],
      [unreturnInitiative, 'return-undone'],
    ),
    ...act(
      'rejection',
      'initiatives.verify',
      [rejectInitiative, 'rejected'],
      [unrejectInitiative, 'rejection-undone'],
    ),
    ...act(
      'duplicate',
      'initiatives.verify',
      [markDuplicate, 'duplicate'],
      [unmarkDuplicate, 'duplicate-undone'],
    ),
    ...act(
      'withdrawal',
      'initiatives.submit',
      [withdrawInitiative, 'withdrawn'],
      [unwithdrawInitiative, 'withdrawal-undone'],
    ),
    post(
      '/initiatives/:code/authors/:author/consent',
      'initiatives.submit',
      consent(record, 'consent-recorded'),
    ),
    post(
      '/initiatives/:code/authors/:author/consent/removal',
      'initiatives.submit',
      consent(revokeConsent, 'consent-revoked'),
    ),
  ];
}

type Ability = Route['ability'];

/** An act and its undoing: the same address with /removal. */
function act(name: string, ability: Ability, doing: [Verb, string], undoing: [Verb, string]): Route[] {
  const path = `/initiatives/:code/${name}`;
  const resume: Handler = (req, res) => show(req, res, toldOf(req, name, {}));
  return [
    post(path, ability, acting(name, ...doing), { resume }),
    post(`${path}/removal`, ability, acting(name, ...undoing), {
      resume: (req, res) => show(req, res, null),
    }),
  ];
}

const acting =
  (name: string, verb: Verb, notice: string): Handler =>
  async (req, res) => {
    const code = param(req, 'code');
    await orShowAgain(
      async () => {
        await verb(req.context, code, sentIn(req));
        res.redirect(303, afterwards(req, code, notice));
      },
      (problems, status) => show(req, res, toldOf(req, name, problems), status),
    );
  };

const sentIn = (req: Request): Sent => {
  const body = bodyOf(req);
  return {
    reason: linesField(body, 'reason'),
    original: textField(body, 'original'),
    version: versionField(body) ?? undefined,
  };
};

const toldOf = (req: Request, act: string, problems: Problems): Told => {
  const { reason, original } = sentIn(req);
  return { act, problems, typed: { reason, original } };
};

/** Back to the queue for what was decided there, else to the item. */
function afterwards(req: Request, code: string, notice: string): string {
  const body = bodyOf(req);
  if (textField(body, 'from') !== 'queue') return paths.initiative(code, { notice });
  const kept = ['campaign', 'organisation', 'phase', 'after'].map((name) => [name, textField(body, name)]);
  return paths.verification({ ...Object.fromEntries(kept), notice });
}

const record = (context: Context, code: string, author: number, req: Request): Promise<void> =>
  recordConsent(context, code, author, {
    how: textField(bodyOf(req), 'how'),
    text: textField(bodyOf(req), 'text'),
  });

const consent =
  (
    verb: (context: Context, code: string, author: number, req: Request) => Promise<void>,
    notice: string,
  ): Handler =>
  async (req, res) => {
    const code = param(req, 'code');
    await verb(req.context, code, idParam(req, 'author'), req);
    res.redirect(303, `${paths.initiative(code, { notice })}#authors`);
  };

async function show(req: Request, res: Response, told: Told | null, status = 200): Promise<void> {
  renderPage(req, res, 'initiatives/show', await loadItem(req.context, param(req, 'code'), told), status);
}
