import type { Request, Response } from 'express';
import type { Problems } from '../errors.ts';
import { orShowAgain } from '../http/form-again.ts';
import { type Body, bodyOf, versionField } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, param, post, query, type Route } from '../http/route.ts';
import { fenceOf } from '../permissions.ts';
import { requestOfForm } from '../requests/request-of-form.ts';
import { t } from '../text/text.ts';
import { isTop } from './check-organisation.ts';
import { createOrganisation } from './create-organisation.ts';
import { editOrganisation } from './edit-organisation.ts';
import { readOrganisationForm, typedOf } from './organisation.form.ts';
import { findOrganisation, getOrganisationByCode } from './organisation.store.ts';
import { organisationFormPage } from './organisation-form.page.ts';
import { listParks } from './park.store.ts';

/** The forms for a new unit and for one that is there. */
export function organisationRoutes(): Route[] {
  const showNew = (req: Request, res: Response): Promise<void> =>
    showNewForm(req, res, { kind: 'grassroots', parent: query(req, 'parent') });

  const create = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const read = readOrganisationForm(body);
    if (read.problems) return showNewForm(req, res, body, read.problems);
    await orShowAgain(
      async () => {
        const { code } = await createOrganisation(req.context, {
          input: read.input,
          request: requestOfForm(body),
        });
        res.redirect(303, paths.adminOrganisation(code, { notice: 'organisation-created' }));
      },
      (problems, status) => showNewForm(req, res, body, problems, status),
    );
  };

  const showEdit = (req: Request, res: Response): Promise<void> => showEditForm(req, res, null);

  const update = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const read = readOrganisationForm(body);
    if (read.problems) return showEditForm(req, res, body, read.problems);
    const edit = { code: param(req, 'code'), version: versionField(body) ?? 0, input: read.input };
    await orShowAgain(
      async () => {
        const { code } = await editOrganisation(req.context, edit);
        res.redirect(303, paths.adminOrganisation(code, { notice: 'organisation-saved' }));
      },
      (problems, status) => showEditForm(req, res, body, problems, status),
    );
  };

  return [
    get('/admin/organisations/new', 'organisations.manage', showNew),
    post('/admin/organisations', 'organisations.manage', create, {
      resume: (req, res) => showNewForm(req, res, bodyOf(req)),
    }),
    get('/admin/organisations/:code/edit', 'organisations.manage', showEdit),
    post('/admin/organisations/:code', 'organisations.manage', update, {
      resume: (req, res) => showEditForm(req, res, bodyOf(req)),
    }),
  ];
}

async function showNewForm(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = problems ? 422 : 200,
): Promise<void> {
  const page = organisationFormPage({
    title: t('organisation.new'),
    action: paths.adminOrganisations(),
    cancelHref: paths.adminOrganisations(),
    body,
    problems,
    parks: await listParks(req.context.db),
  });
  renderPage(req, res, 'organisations/form', page, status);
}

/** `typed` is null for the unit as it stands. */
async function showEditForm(
  req: Request,
  res: Response,
  typed: Body | null,
  problems?: Problems,
  status = problems ? 422 : 200,
): Promise<void> {
  const { db, actor } = req.context;
  const fence = fenceOf(actor, 'organisations.manage') ?? '';
  const unit = await getOrganisationByCode(db, fence, param(req, 'code'));
  const parks = await listParks(db);
  const codeOf = async (id: number | null) =>
    (id === null ? undefined : await findOrganisation(db, id))?.code ?? '';
  const stored = typedOf(unit, {
    parent: await codeOf(unit.parent_id),
    successor: await codeOf(unit.successor_id),
    park: parks.find(({ id }) => id === unit.industrial_park_id)?.code ?? '',
  });
  const page = organisationFormPage({
    title: t('organisation.edit', { name: unit.name }),
    action: paths.adminOrganisation(unit.code),
    cancelHref: paths.adminOrganisation(unit.code),
    body: typed ?? stored,
    problems,
    parks,
    stored: { version: unit.version, typed: stored },
    fixedPlace: isTop(unit, fence),
  });
  renderPage(req, res, 'organisations/form', page, status);
}
