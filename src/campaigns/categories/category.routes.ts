import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import type { Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, type Handler, param, post, type Route } from '../../http/route.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { listCategories } from '../campaign.store.ts';
import { readCategoryForm } from './category.form.ts';
import { categoryFormPage, categoryListPage, categoryTyped } from './category.page.ts';
import { getCategory } from './category.store.ts';
import { createCategory, editCategory, retireCategory, reviveCategory } from './save-category.ts';

const MANAGE = 'campaigns.manage';

/** Categories, as all campaigns share them. */
export function categoryRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    renderPage(req, res, 'campaigns/categories', categoryListPage(await listCategories(req.context.db)));
  };

  /** Creates without a code in the address, edits with one. */
  const save = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const code = codeIn(req);
    if (code !== undefined) await getCategory(req.context.db, code);
    const read = readCategoryForm(body, code);
    if (read.problems) return show(req, res, body, read.problems, 422);
    await orShowAgain(
      async () => {
        if (code === undefined) await createCategory(req.context, read.input, requestOfForm(body));
        else await editCategory(req.context, versionField(body), read.input);
        res.redirect(303, paths.adminCategories({ notice: 'category-saved' }));
      },
      (problems, status) => show(req, res, body, problems, status),
    );
  };

  const showEdit = async (req: Request, res: Response): Promise<void> =>
    show(req, res, categoryTyped(await getCategory(req.context.db, param(req, 'code'))));

  const resume = (req: Request, res: Response): Promise<void> => show(req, res, bodyOf(req));
  return [
    get('/admin/categories', MANAGE, list),
    get('/admin/categories/new', MANAGE, (req, res) => show(req, res, {})),
    post('/admin/categories', MANAGE, save, { resume }),
    get('/admin/categories/:code/edit', MANAGE, showEdit),
    post('/admin/categories/:code', MANAGE, save, { resume }),
    post('/admin/categories/:code/retirement', MANAGE, setting(retireCategory)),
    post('/admin/categories/:code/retirement/removal', MANAGE, setting(reviveCategory)),
  ];
}

const codeIn = (req: Request): string | undefined =>
  req.params['code'] === undefined ? undefined : param(req, 'code');

async function show(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const code = codeIn(req);
  const category = code === undefined ? null : await getCategory(req.context.db, code);
  const page = categoryFormPage({
    body,
    ...(category ? { category } : {}),
    ...(problems ? { problems } : {}),
  });
  renderPage(req, res, 'campaigns/category-form', page, status);
}

function setting(verb: (context: Context, code: string) => Promise<void>): Handler {
  return async (req, res) => {
    await verb(req.context, param(req, 'code'));
    res.redirect(303, paths.adminCategories({ notice: 'category-saved' }));
  };
}
