import type { Request, Response } from 'express';
import { listCampaigns, listCategories } from '../campaigns/campaign.store.ts';
import { Invalid, NotFound, type Problems } from '../errors.ts';
import { type Body, bodyHash, bodyOf, textField } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, post, query, type Route } from '../http/route.ts';
import { findOrganisation, listEnterprises } from '../organisations/organisation.store.ts';
import { fenceOf } from '../permissions.ts';
import { t } from '../text/text.ts';
import { readInitiativeForm } from './initiative.form.ts';
import { submissionPage } from './submission.page.ts';
import { submitInitiative } from './submit-initiative.ts';

/** The form for a new item and its sending. */
export function submissionRoutes(): Route[] {
  const showNew = async (req: Request, res: Response): Promise<void> => {
    const kept = ['campaign', 'organisation', 'category', 'submittedOn'].map((name) => [
      name,
      query(req, name),
    ]);
    await show(req, res, Object.fromEntries(kept));
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const draft = body['draft'] === '1';
    const read = readInitiativeForm(body, { draft, now: req.context.now, ...(await ownUnit(req)) });
    if (read.problems) return show(req, res, body, read.problems);
    try {
      const { _csrf, ...sent } = body;
      const key = textField(body, '_key');
      const request = key ? { key, bodyHash: bodyHash(sent) } : null;
      const { code } = await submitInitiative(req.context, {
        slug: await slugOf(req, body),
        input: read.input,
        draft,
        source: 'form',
        request,
      });
      res.redirect(303, afterwards(body, code, draft));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await show(req, res, body, error.problems);
    }
  };

  const resume = (req: Request, res: Response): Promise<void> => show(req, res, bodyOf(req));

  return [
    get('/initiatives/new', 'initiatives.submit', showNew),
    post('/initiatives', 'initiatives.submit', create, { resume }),
  ];
}

async function show(req: Request, res: Response, body: Body, problems?: Problems): Promise<void> {
  const { db, actor } = req.context;
  const fence = fenceOf(actor, 'initiatives.submit') ?? '';
  const own = await ownUnit(req);
  const page = submissionPage({
    title: t('initiative.new'),
    action: paths.initiatives(),
    body,
    ...(problems ? { problems } : {}),
    campaigns: await listCampaigns(db),
    categories: await listCategories(db),
    organisations: own.organisation === undefined ? await listEnterprises(db, fence) : null,
    isNew: true,
  });
  renderPage(req, res, 'initiatives/new', page, problems ? 422 : 200);
}

/** The actor's own enterprise, when that is the only one it may submit for. */
async function ownUnit({ context: { db, actor } }: Request): Promise<{ organisation?: string }> {
  if (actor.kind !== 'account') return {};
  const own = await findOrganisation(db, actor.organisationId);
  return own?.kind === 'grassroots' ? { organisation: own.code } : {};
}

async function slugOf({ context: { db } }: Request, body: Body): Promise<string> {
  const typed = textField(body, 'campaign');
  if (typed) return typed;
  const [first] = await listCampaigns(db);
  if (!first) throw new NotFound();
  return first.slug;
}

/** “Lưu & nhập tiếp” keeps what repeats from one paper to the next. */
function afterwards(body: Body, code: string, draft: boolean): string {
  if (body['next'] !== '1') return paths.initiative(code, { notice: draft ? 'drafted' : 'submitted' });
  const kept = ['campaign', 'organisation', 'category', 'submittedOn'].map((name) => [
    name,
    textField(body, name),
  ]);
  return paths.newInitiative({ ...Object.fromEntries(kept), notice: 'submitted' });
}
