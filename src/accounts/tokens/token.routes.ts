import type { Request, Response } from 'express';
import type { Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { bodyOf, textField, textFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, idParam, idQuery, post, type Route } from '../../http/route.ts';
import { accountIdOf } from '../../permissions.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { ShownOnce } from '../shown-once.ts';
import { createToken } from './create-token.ts';
import { revokeToken } from './revoke-token.ts';
import { LIST_LIMIT, type TokenTyped, tokensPage } from './token.page.ts';
import { listTokens } from './token.store.ts';
import type { Scope } from './token.ts';

const BOX = 'token';

/** API tokens: made for an account, shown once, revoked at once. */
export function tokenRoutes(): Route[] {
  const box = new ShownOnce<string>();

  const show = async (
    req: Request,
    res: Response,
    typed: TokenTyped = { email: '', name: '', scopes: ['read'] },
    problems?: Problems,
    status = 200,
  ): Promise<void> => {
    const { db, actor, now } = req.context;
    const before = idQuery(req, 'before');
    const tokens = await listTokens(db, before, LIST_LIMIT);
    const made = box.find(accountIdOf(actor), BOX, now) ?? null;
    const page = tokensPage(tokens, typed, made, { before, ...(problems ? { problems } : {}) });
    renderPage(req, res, 'accounts/tokens', page, status);
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const { actor, now } = req.context;
    const typed = readForm(req);
    await orShowAgain(
      async () => {
        const { token } = await createToken(req.context, typed, requestOfForm(bodyOf(req)));
        if (token !== null) box.keep(accountIdOf(actor), BOX, token, now);
        res.redirect(303, paths.adminTokens({ notice: 'token-made' }));
      },
      (problems, status) => show(req, res, typed, problems, status),
    );
  };

  const revoke = async (req: Request, res: Response): Promise<void> => {
    await revokeToken(req.context, idParam(req, 'id'));
    res.redirect(303, paths.adminTokens({ notice: 'token-revoked' }));
  };

  return [
    get(paths.adminTokens(), 'system.manage', (req, res) => show(req, res)),
    post(paths.adminTokens(), 'system.manage', create, {
      resume: (req, res) => show(req, res, readForm(req)),
    }),
    post('/admin/tokens/:id/revocation', 'system.manage', revoke),
  ];
}

function readForm(req: Request): TokenTyped {
  const body = bodyOf(req);
  return {
    email: textField(body, 'email'),
    name: textField(body, 'name'),
    scopes: textFields(body, 'scopes') as Scope[],
  };
}
