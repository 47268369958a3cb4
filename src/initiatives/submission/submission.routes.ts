import type { Request, Response } from 'express';
import { listCampaignDays } from '../../campaigns/campaign.store.ts';
import { Invalid, type Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, post, query, type Route, seeOther } from '../../http/route.ts';
import { ownEnterpriseCode } from '../../organisations/own-enterprise.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { campaignOf } from '../chosen-campaign.ts';
import { readCode } from '../initiative.ts';
import { findSimilarTo } from '../similar.store.ts';
import { submitInitiative } from '../submit-initiative.ts';
import { readInitiativeForm } from './initiative.form.ts';
import { loadNewForm } from './load-form.ts';

/** What repeats from one paper to the next. */
const KEPT = ['campaign', 'organisation', 'category', 'submittedOn'] as const;

/** The form for a new item and its sending. */
export function submissionRoutes(): Route[] {
  const showNew = (req: Request, res: Response): Promise<void> =>
    show(req, res, Object.fromEntries(KEPT.map((name) => [name, query(req, name)])));

  const create = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    await orShowAgain(
      async () => {
        const { code, draft } = await submit(req, body);
        seeOther(res, body['next'] === '1' ? await nextForm(req, body, code) : itemPage(code, draft));
      },
      (problems, status) => show(req, res, body, problems, status),
    );
  };

  const resume = (req: Request, res: Response): Promise<void> => show(req, res, bodyOf(req));

  return [
    get('/initiatives/new', 'initiatives.submit', showNew),
    post('/initiatives', 'initiatives.submit', create, { resume }),
  ];
}

async function show(req: Request, res: Response, body: Body, problems: Problems = {}, status = 200) {
  const before = { sent: readCode(query(req, 'sent')), similar: readCode(query(req, 'similar')) };
  const page = await loadNewForm(req.context, { body, problems }, before);
  renderPage(req, res, 'initiatives/new', page, status);
}

async function submit({ context }: Request, body: Body): Promise<{ code: string; draft: boolean }> {
  const draft = body['draft'] === '1';
  const { now, db } = context;
  const organisation = ownEnterpriseCode(context.actor);
  const read = readInitiativeForm(body, { draft, now, organisation });
  const campaign = campaignOf(await listCampaignDays(db), textField(body, 'campaign'), now);
  const unknown: Problems = campaign ? {} : { campaign: { code: 'unknown_choice' } };
  if (read.problems || !campaign) throw new Invalid({ ...unknown, ...read.problems });
  const { code } = await submitInitiative(context, {
    slug: campaign.slug,
    input: read.input,
    draft,
    source: 'form',
    request: requestOfForm(body),
  });
  return { code, draft };
}

const itemPage = (code: string, draft: boolean): string =>
  paths.initiative(code, { notice: draft ? 'drafted' : 'submitted' });

/** “Lưu & nhập tiếp” keeps what repeats; an earlier item that looks like this one is pointed at. */
async function nextForm({ context }: Request, body: Body, code: string): Promise<string> {
  const similar = (await findSimilarTo(context.db, code))?.code;
  const kept = KEPT.map((name) => [name, textField(body, name)]);
  return paths.newInitiative({ ...Object.fromEntries(kept), notice: 'submitted', sent: code, similar });
}
