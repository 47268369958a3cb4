import type { NextFunction, Request, Response } from 'express';
import { recordEvent } from '../audit/record-event.ts';
import { atomically } from '../database/atomically.ts';
import { isRefusal } from '../errors.ts';
import { csrfToken } from '../http/csrf.ts';
import { bodyOf, textField } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage, shownProblems } from '../http/render.ts';
import { get, post, query, type Route } from '../http/route.ts';
import { endSession, startSession } from '../http/sessions.ts';
import { t } from '../text/text.ts';
import { makeSignInLimits, signIn } from './sign-in.ts';

export function signInRoutes(): Route[] {
  const limits = makeSignInLimits();

  const show = (req: Request, res: Response): void => {
    renderPage(req, res, 'accounts/sign-in', {
      title: t('signIn.title'),
      action: paths.signIn(),
      carry: query(req, 'carry'),
    });
  };

  const submit = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const body = bodyOf(req);
    const email = textField(body, 'email');
    const carry = typeof body['carry'] === 'string' ? body['carry'] : '';
    try {
      const password = typeof body['password'] === 'string' ? body['password'].slice(0, 1000) : '';
      const actor = await signIn(req.context, limits, { email, password, address: req.ip ?? '' });
      await startSession(req, actor.accountId);
      req.context = { ...req.context, actor };
      carryOn(req, res, next, carry);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const problems =
        'problems' in error ? error.problems : { email: { code: error.code, params: error.params } };
      const page = {
        title: t('signIn.title'),
        action: paths.signIn(),
        email,
        carry,
        ...shownProblems(problems),
      };
      renderPage(req, res, 'accounts/sign-in', page, error.status);
    }
  };

  const signOut = async (req: Request, res: Response): Promise<void> => {
    await atomically(req.context, async (inside) => {
      const subject = inside.actor.kind === 'account' ? inside.actor.email : '';
      recordEvent(inside, { action: 'account.signed_out', subjectType: 'account', subject });
    });
    await endSession(req);
    res.redirect(303, `${paths.signIn()}?notice=signed-out`);
  };

  return [
    get(paths.signIn(), 'public', show),
    post(paths.signIn(), 'public', submit),
    post(paths.signOut(), 'account.own', signOut),
  ];
}

/**
 * Goes where the visitor was going. An interrupted form is handed on to its own route, marked as
 * resumed: it shows itself filled in, with a new token, and executes nothing.
 */
function carryOn(req: Request, res: Response, next: NextFunction, carry: string): void {
  const { address, fields } = readCarry(carry);
  if (!fields) return res.redirect(303, address);
  csrfToken(req, res);
  req.url = address;
  req.body = fields;
  req.resumed = true;
  next();
}

function readCarry(carry: string): { address: string; fields?: Record<string, unknown> } {
  try {
    const { address, fields } = JSON.parse(carry) as { address?: unknown; fields?: unknown };
    const own =
      typeof address === 'string' &&
      /^\/(?![/\\])[\x21-\x7e]*$/.test(address) &&
      !address.startsWith('/sign-');
    if (!own) return { address: paths.home() };
    return typeof fields === 'object' && fields !== null
      ? { address, fields: fields as Record<string, unknown> }
      : { address };
  } catch {
    return { address: paths.home() };
  }
}
