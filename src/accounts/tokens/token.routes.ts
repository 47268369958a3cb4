import type { Request, Response } from 'express';
import { Invalid, type Problems } from '../../errors.ts';
import { bodyOf, requestKeyOf, textField, textFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, post, query, type Route } from '../../http/route.ts';
import { accountIdOf } from '../../permissions.ts';
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
  ): Promise<void> => {
    const { db, actor, now } = req.context;
    const before = query(req, 'before');
    const tokens = await listTokens(db, /^\d{1,9}$/.test(before) ? Number(before) : undefined, LIST_LIMIT);
    const made = box.find(accountIdOf(actor), BOX, now) ?? null;
    const page = tokensPage(tokens, typed, made, { before, ...(problems ? { problems } : {}) });
    renderPage(req, res, 'accounts/tokens', page, problems ? 422 : 200);
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const { actor, now } = req.context;
    const typed = readForm(req);
    try {
      const { token } = await createToken(req.context, typed, requestKeyOf(bodyOf(req)));
      if (token !== null) box.keep(accountIdOf(actor), BOX, token, now);
      res.redirect(303, paths.adminTokens({ notice: 'token-made' }));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await show(req, res, typed, error.problems);
    }
  };

  const revoke = async (req: Request, res: Response): Promise<void> => {
    const id = param(req, 'id');
    await revokeToken(req.context, /^\d{1,9}$/.test(id) ? Number(id) : 0);
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
