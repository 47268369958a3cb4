import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { Problems } from '../errors.ts';
import { orShowAgain } from '../http/form-again.ts';
import { type Body, bodyOf, textField } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Handler, param, post, type Route } from '../http/route.ts';
import { fenceOf } from '../permissions.ts';
import { requestOfForm } from '../requests/request-of-form.ts';
import { allowOwnEntries, refuseOwnEntries } from './allow-own-entries.ts';
import { readCampaignForm } from './campaign.form.ts';
import { campaignFormPage, campaignListPage, campaignTyped } from './campaign.page.ts';
import { listPhases } from './campaign.store.ts';
import { campaignShowPage } from './campaign-show.page.ts';
import { createCampaign } from './create-campaign.ts';
import { editCampaign } from './edit-campaign.ts';
import {
  getManagedCampaign,
  listCampaignsWithHost,
  listHosts,
  listParents,
  listProgrammes,
} from './managed-campaign.store.ts';
import { statesOfPhases } from './phases/phase.store.ts';

const MANAGE = 'campaigns.manage';

/** Campaigns and programmes, as their organisers keep them. */
export function campaignRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { db, actor } = req.context;
    renderPage(req, res, 'campaigns/list', campaignListPage(await listCampaignsWithHost(db), actor));
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const read = readCampaignForm(body);
    if (read.problems) return showForm(req, res, body, undefined, read.problems, 422);
    await orShowAgain(
      async () => {
        const { slug } = await createCampaign(req.context, read.input, requestOfForm(body));
        res.redirect(303, paths.adminCampaign(slug, { notice: 'campaign-created' }));
      },
      (problems, status) => showForm(req, res, body, undefined, problems, status),
    );
  };

  const edit = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const slug = param(req, 'slug');
    await loadManaged(req.context, slug);
    const read = readCampaignForm(body);
    if (read.problems) return showForm(req, res, body, slug, read.problems, 422);
    await orShowAgain(
      async () => {
        await editCampaign(req.context, slug, textField(body, 'version'), read.input);
        res.redirect(303, paths.adminCampaign(slug, { notice: 'campaign-saved' }));
      },
      (problems, status) => showForm(req, res, body, slug, problems, status),
    );
  };

  return [
    get('/admin/campaigns', MANAGE, list),
    get('/admin/campaigns/new', MANAGE, (req, res) => showForm(req, res, {})),
    post('/admin/campaigns', MANAGE, create, { resume: (req, res) => showForm(req, res, bodyOf(req)) }),
    get('/admin/campaigns/:slug', MANAGE, show),
    get('/admin/campaigns/:slug/edit', MANAGE, showEdit),
    post('/admin/campaigns/:slug', MANAGE, edit, {
      resume: (req, res) => showForm(req, res, bodyOf(req), param(req, 'slug')),
    }),
    post('/admin/campaigns/:slug/own-entries', MANAGE, setting(allowOwnEntries)),
    post('/admin/campaigns/:slug/own-entries/removal', MANAGE, setting(refuseOwnEntries)),
  ];
}

async function loadManaged({ db, actor }: Context, slug: string) {
  const campaign = await getManagedCampaign(db, fenceOf(actor, MANAGE), slug);
  return { campaign, parents: await listParents(db, campaign.id) };
}

async function show(req: Request, res: Response): Promise<void> {
  const { db } = req.context;
  const managed = await loadManaged(req.context, param(req, 'slug'));
  const phases = await listPhases(db, managed.campaign.id);
  const ids = phases.map(({ id }) => id);
  const states = await statesOfPhases(db, managed.campaign.id, ids);
  renderPage(req, res, 'campaigns/show', campaignShowPage({ ...managed, phases, states }));
}

async function showEdit(req: Request, res: Response): Promise<void> {
  const { campaign, parents } = await loadManaged(req.context, param(req, 'slug'));
  await showForm(req, res, campaignTyped(campaign, parents), campaign.slug);
}

/** With a slug: the form of that campaign, carrying what it is filled from now. */
async function showForm(
  req: Request,
  res: Response,
  body: Body,
  slug?: string,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const { db, actor } = req.context;
  const managed = slug === undefined ? null : await loadManaged(req.context, slug);
  const page = campaignFormPage({
    body,
    ...(problems ? { problems } : {}),
    hosts: await listHosts(db, fenceOf(actor, MANAGE) ?? ''),
    programmes: await listProgrammes(db),
    ...(managed
      ? { campaign: { row: managed.campaign, parentIds: managed.parents.map(({ id }) => id) } }
      : {}),
  });
  renderPage(req, res, 'campaigns/form', page, status);
}

function setting(verb: (context: Context, slug: string) => Promise<void>): Handler {
  return async (req, res) => {
    const slug = param(req, 'slug');
    await verb(req.context, slug);
    res.redirect(303, paths.adminCampaign(slug, { notice: 'own-entries-set' }));
  };
}
