import type { Request, Response } from 'express';
import { Invalid, isRefusal, NotSignedIn, type Problems } from '../../errors.ts';
import { bodyOf } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, post, type Route } from '../../http/route.ts';
import { startSession } from '../../http/sessions.ts';
import { findOrganisation } from '../../organisations/organisation.store.ts';
import { passwordField } from '../account.form.ts';
import { makeSignInLimits } from '../sign-in.ts';
import { changePassword } from './change-password.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './end-session.ts';
import { ownPage } from './own.page.ts';

/** What everybody may do with their own account. */
export function ownAccountRoutes(): Route[] {
  const limits = makeSignInLimits();

  const show = async (req: Request, res: Response, problems?: Problems, status = 200): Promise<void> => {
    const { db, actor } = req.context;
    if (actor.kind !== 'account') throw new NotSignedIn();
    const organisation = await findOrganisation(db, actor.organisationId);
    const sessions = await listOwnSessions(req.context, req.sessionID);
    const page = ownPage(actor, organisation?.name ?? '', sessions, problems);
    renderPage(req, res, 'accounts/own', page, status);
  };

  const setPassword = async (req: Request, res: Response): Promise<void> => {
    const { actor } = req.context;
    if (actor.kind !== 'account') throw new NotSignedIn();
    const body = bodyOf(req);
    const typed = {
      current: passwordField(body, 'currentPassword'),
      next: passwordField(body, 'password'),
      address: req.ip ?? '',
    };
    try {
      if (typed.next === '') throw new Invalid({ password: { code: 'required' } });
      await changePassword(req.context, limits, typed);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { code, params } = error;
      const problems = error instanceof Invalid ? error.problems : { currentPassword: { code, params } };
      return show(req, res, problems, error.status);
    }
    await startSession(req, actor.accountId);
    res.redirect(303, paths.account({ notice: 'password-changed' }));
  };

  const endOne = async (req: Request, res: Response): Promise<void> => {
    await endOwnSession(req.context, param(req, 'ref'));
    res.redirect(303, paths.account({ notice: 'session-ended' }));
  };

  const endOthers = async (req: Request, res: Response): Promise<void> => {
    await endOtherSessions(req.context, req.sessionID);
    res.redirect(303, paths.account({ notice: 'session-ended' }));
  };

  return [
    get(paths.account(), 'account.own', (req, res) => show(req, res)),
    post(paths.accountPassword(), 'account.own', setPassword, { resume: (req, res) => show(req, res) }),
    post(paths.accountSessionsRemoval(), 'account.own', endOthers),
    post('/account/sessions/:ref/removal', 'account.own', endOne),
  ];
}
