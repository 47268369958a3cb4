import type { Request, Response } from 'express';
import { Invalid, NotFound } from '../../errors.ts';
import { bodyOf, idIn, textField, textFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, post, query, type Route } from '../../http/route.ts';
import { fenceOf } from '../../permissions.ts';
import { type Asked, filterFor, loadChoices } from '../search/asked.ts';
import { countSlice, listSlice, type Start } from '../search/slice.store.ts';
import { ruleChangers, verifiability } from '../who-may-verify.ts';
import { queuePage } from './queue.page.ts';
import { MOST_SELECTED, type Outcome, type Selected, verifySelected } from './verify-selected.ts';

/** The queue, and verifying several of it at once. */
export function queueRoutes(): Route[] {
  const showQueue = (req: Request, res: Response): Promise<void> =>
    show(
      req,
      res,
      askedIn((name) => query(req, name)),
      null,
    );

  const verify = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const selected = textFields(body, 'selected').map(selectedOf);
    if (selected.length > MOST_SELECTED)
      throw new Invalid({ selected: { code: 'too_many_selected', params: { most: MOST_SELECTED } } });
    if (selected.length === 0) throw new Invalid({ selected: { code: 'nothing_selected' } });
    const outcome = await verifySelected(req.context, selected);
    const asked = askedIn((name) => textField(body, name));
    if (outcome.refused.length > 0) return show(req, res, asked, outcome, 409);
    const { from, ...kept } = asked;
    res.redirect(303, paths.verification({ ...kept, after: from, notice: 'verified-together' }));
  };

  const resume = (req: Request, res: Response): Promise<void> =>
    show(
      req,
      res,
      askedIn((name) => textField(bodyOf(req), name)),
      null,
    );

  return [
    get('/verification', 'initiatives.verify', showQueue),
    post('/verification', 'initiatives.verify', verify, { resume }),
  ];
}

/** “SK-ABCDE-FGHJK@3”: the code and the version that was looked at. */
function selectedOf(text: string): Selected {
  const [code = '', version = ''] = text.split('@');
  return { code, version: version === '' ? undefined : (idIn(version) ?? 0) };
}

const askedIn = (value: (name: string) => string): Asked => ({
  campaign: value('campaign'),
  organisation: value('organisation'),
  phase: value('phase'),
  from: value('after'),
});

async function show(
  req: Request,
  res: Response,
  asked: Asked,
  outcome: Outcome | null,
  status = 200,
): Promise<void> {
  const { context } = req;
  const fence = fenceOf(context.actor, 'initiatives.verify') ?? '';
  const choices = await loadChoices(context, asked, fence);
  if (!choices) throw new NotFound();
  const filter = { ...(await filterFor(context, asked, choices, fence)), status: 'submitted' as const };
  const start: Start = { direction: 'oldest', beyond: idIn(asked.from ?? '') };
  const slice = await listSlice(context.db, filter, start);
  const data = {
    slice,
    count: start.beyond === undefined ? await countSlice(context.db, filter, start) : null,
    isVerifiable: await verifiability(context.db, slice.items, choices.campaign),
    changers: await ruleChangers(context.db, choices.campaign),
    outcome,
  };
  renderPage(req, res, 'initiatives/queue', queuePage(asked, choices, data, context.actor), status);
}
