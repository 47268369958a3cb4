import type { Request, Response } from 'express';
import { listCategories } from '../../campaigns/campaign.store.ts';
import { Conflict, Invalid, type Problems } from '../../errors.ts';
import { type Body, bodyOf, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, post, type Route } from '../../http/route.ts';
import { ownEnterpriseCode } from '../../organisations/own-enterprise.ts';
import { fenceOf } from '../../permissions.ts';
import { listAuthors } from '../author.store.ts';
import { editInitiative } from '../edit-initiative.ts';
import { getSituation, obstacleTo, type Situation } from '../obstacle.ts';
import { sendInitiative } from '../send-initiative.ts';
import { inputOf } from '../stored-input.ts';
import { readInitiativeForm } from './initiative.form.ts';
import { loadEditForm } from './load-form.ts';
import { typedOf } from './typed.ts';

/** Correcting what is there, and sending a draft or a returned item. */
export function editRoutes(): Route[] {
  const showEdit = async (req: Request, res: Response): Promise<void> => {
    const situation = await situationOf(req);
    const obstacle = obstacleTo(req.context.actor, 'edit', situation);
    if (obstacle) throw obstacle;
    await show(req, res, situation, { body: await storedBody(req, situation) });
  };

  const save = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const code = param(req, 'code');
    const send = body['send'] === '1';
    await orFormAgain(req, res, { body }, async () => {
      await edit(req, body, send);
      res.redirect(303, paths.initiative(code, { notice: send ? 'submitted' : 'edited' }));
    });
  };

  const submit = async (req: Request, res: Response): Promise<void> => {
    const code = param(req, 'code');
    await orFormAgain(req, res, null, async () => {
      await sendInitiative(req.context, code, { version: versionField(bodyOf(req)) ?? undefined });
      res.redirect(303, paths.initiative(code, { notice: 'submitted' }));
    });
  };

  const resume = async (req: Request, res: Response): Promise<void> =>
    show(req, res, await situationOf(req), { body: bodyOf(req) });
  const resumeSubmit = (req: Request, res: Response): void =>
    res.redirect(303, paths.initiative(param(req, 'code')));

  return [
    get('/initiatives/:code/edit', 'initiatives.submit', showEdit),
    post('/initiatives/:code', 'initiatives.submit', save, { resume }),
    post('/initiatives/:code/submission', 'initiatives.submit', submit, { resume: resumeSubmit }),
  ];
}

const situationOf = (req: Request): Promise<Situation> =>
  getSituation(req.context.db, fenceOf(req.context.actor, 'initiatives.see'), param(req, 'code'));

async function edit(req: Request, body: Body, send: boolean): Promise<void> {
  const { initiative } = await situationOf(req);
  const draft = initiative.status === 'draft' && !send;
  const organisation = ownEnterpriseCode(req.context.actor) ?? initiative.organisationCode;
  const read = readInitiativeForm(body, { draft, now: req.context.now, organisation });
  if (read.problems) throw new Invalid(read.problems);
  await editInitiative(req.context, initiative.code, {
    input: read.input,
    version: versionField(body) ?? 0,
    send,
  });
}

/** What was typed comes back with what stands against it; without a body, what is stored. */
async function orFormAgain(
  req: Request,
  res: Response,
  typed: { body: Body } | null,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const again = error instanceof Invalid || (typed !== null && error instanceof Conflict);
    if (!again) throw error;
    const problems =
      error instanceof Invalid ? error.problems : { '': { code: error.code, params: error.params } };
    const situation = await situationOf(req);
    const body = typed?.body ?? (await storedBody(req, situation));
    await show(req, res, situation, { body, problems }, error.status);
  }
}

async function storedBody({ context: { db } }: Request, { initiative }: Situation): Promise<Body> {
  return typedOf(inputOf(initiative, await listAuthors(db, initiative.id), await listCategories(db)));
}

async function show(
  req: Request,
  res: Response,
  situation: Situation,
  shown: { body: Body; problems?: Problems },
  status = 200,
): Promise<void> {
  renderPage(req, res, 'initiatives/edit', await loadEditForm(req.context, situation, shown), status);
}
