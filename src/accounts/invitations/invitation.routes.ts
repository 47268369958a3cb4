import type { Request, Response } from 'express';
import { Invalid, NotFound, type Problems } from '../../errors.ts';
import { bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage, shownProblems } from '../../http/render.ts';
import { get, type Handler, param, post, type Route } from '../../http/route.ts';
import { startSession } from '../../http/sessions.ts';
import { t } from '../../text/text.ts';
import { passwordField } from '../account.form.ts';
import { listUnitChoices } from '../unit-choice.store.ts';
import { acceptInvitation, getInvited } from './accept-invitation.ts';
import { getWelcome, makeFirstOrganiser } from './make-first-organiser.ts';

const FIRST_UNION = 'CD-KCNCX-HN';

/** The two links that work once: the first account's, and everybody else's. */
export function invitationRoutes(): Route[] {
  const showInvitation = async (req: Request, res: Response, problems?: Problems): Promise<void> => {
    const { account } = await getInvited(req.context, param(req, 'token'));
    const page = {
      title: t('invitation.title'),
      action: paths.invitation(param(req, 'token')),
      person: account.name,
      email: account.email,
      ...shownProblems(problems ?? {}),
    };
    renderPage(req, res, 'accounts/invitation', page, problems ? 422 : 200);
  };

  const accept = async (req: Request, res: Response): Promise<void> => {
    const { password, problems } = readNewPassword(req);
    if (problems) return showInvitation(req, res, problems);
    const actor = await acceptInvitation(req.context, param(req, 'token'), password);
    await startSession(req, actor.accountId);
    res.redirect(303, `${paths.home()}?notice=password-set`);
  };

  const showWelcome = async (req: Request, res: Response, problems?: Problems): Promise<void> => {
    const { db } = req.context;
    await getWelcome(req.context, param(req, 'token'));
    const body = bodyOf(req);
    const chosen = textField(body, 'organisation') || FIRST_UNION;
    const unions = await listUnitChoices(db, '/', ['confederation', 'federation', 'superior']);
    const page = {
      title: t('welcome.title'),
      action: paths.welcome(param(req, 'token')),
      typed: { name: textField(body, 'name'), email: textField(body, 'email') },
      unions: unions.map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
      ...shownProblems(problems ?? {}),
    };
    renderPage(req, res, 'accounts/welcome', page, problems ? 422 : 200);
  };

  const welcome = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    await getWelcome(req.context, param(req, 'token'));
    const { password, problems } = readNewPassword(req);
    if (problems) return showWelcome(req, res, problems);
    const [name, email, organisation] = ['name', 'email', 'organisation'].map((field) =>
      textField(body, field),
    ) as [string, string, string];
    const founder = { name, email, organisation, password };
    const actor = await makeFirstOrganiser(req.context, param(req, 'token'), founder);
    await startSession(req, actor.accountId);
    res.redirect(303, `${paths.admin()}?notice=welcome`);
  };

  return [
    get('/welcome/:token', 'public', orGone(showWelcome)),
    post('/welcome/:token', 'public', orGone(welcome, showWelcome)),
    get('/invitations/:token', 'public', orGone(showInvitation)),
    post('/invitations/:token', 'public', orGone(accept, showInvitation)),
  ];
}

type Show = (req: Request, res: Response, problems?: Problems) => Promise<void>;

/** A link that no longer works says whom to ask; what was typed wrong shows the form again. */
const orGone =
  (handle: Show, again: Show = handle): Handler =>
  async (req, res) => {
    res.setHeader('cache-control', 'no-store');
    try {
      await handle(req, res).catch((error: unknown) => {
        if (!(error instanceof Invalid)) throw error;
        return again(req, res, error.problems);
      });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      renderPage(req, res, 'accounts/link-gone', { title: t('invitation.gone') }, 410);
    }
  };

function readNewPassword(req: Request): { password: string; problems?: Problems } {
  const body = bodyOf(req);
  const password = passwordField(body, 'password');
  if (password === '') return { password, problems: { password: { code: 'required' } } };
  const same = password === passwordField(body, 'passwordAgain');
  return same ? { password } : { password, problems: { passwordAgain: { code: 'passwords_differ' } } };
}
