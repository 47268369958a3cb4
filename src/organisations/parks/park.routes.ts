import type { Request, Response } from 'express';
import { NotFound, type Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, rawFields, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage, shownProblems } from '../../http/render.ts';
import { get, type Handler, param, post, type Route } from '../../http/route.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { countUnitsByPark, findParkByCode, listParks } from '../park.store.ts';
import { readParkForm, typedPark } from './park.form.ts';
import { createPark, editPark } from './save-park.ts';

/** The industrial parks: reference data that organisers keep. */
export function parkRoutes(): Route[] {
  const resume: Handler = (req, res) => showForm(req, res, bodyOf(req));
  const manage = 'organisations.manage';
  return [
    get('/admin/parks', manage, list),
    get('/admin/parks/new', manage, (req, res) => showForm(req, res, { active: '1' })),
    post('/admin/parks', manage, create, { resume }),
    get('/admin/parks/:code/edit', manage, (req, res) => showForm(req, res, null)),
    post('/admin/parks/:code', manage, edit, { resume }),
  ];
}

async function list(req: Request, res: Response): Promise<void> {
  const { db } = req.context;
  const units = await countUnitsByPark(db);
  const rows = (await listParks(db)).map(({ id, code, name, district, area_ha, active }) => ({
    name,
    code,
    district,
    area: area_ha,
    units: formatNumber(units.get(id) ?? 0),
    status: active ? 'open' : 'closed',
    text: active ? t('park.active') : t('park.inactive'),
    href: paths.editPark(code),
  }));
  const page = {
    title: t('park.title'),
    rows,
    newHref: paths.newPark(),
    backHref: paths.adminOrganisations(),
  };
  renderPage(req, res, 'organisations/parks', page);
}

async function create(req: Request, res: Response): Promise<void> {
  const body = bodyOf(req);
  const read = readParkForm(body);
  if (read.problems) return showForm(req, res, body, read.problems);
  await orShowAgain(
    async () => {
      await createPark(req.context, { input: read.input, request: requestOfForm(body) });
      res.redirect(303, paths.adminParks({ notice: 'park-saved' }));
    },
    (problems, status) => showForm(req, res, body, problems, status),
  );
}

async function edit(req: Request, res: Response): Promise<void> {
  const body = bodyOf(req);
  const read = readParkForm(body);
  if (read.problems) return showForm(req, res, body, read.problems);
  const change = { code: param(req, 'code'), version: versionField(body) ?? 0, input: read.input };
  await orShowAgain(
    async () => {
      await editPark(req.context, change);
      res.redirect(303, paths.adminParks({ notice: 'park-saved' }));
    },
    (problems, status) => showForm(req, res, body, problems, status),
  );
}

const LABELS = {
  code: 'park.code',
  name: 'park.name',
  district: 'park.district',
  area: 'park.area',
} as const;

/** `body` is null for the park as it stands. */
async function showForm(
  req: Request,
  res: Response,
  body: Body | null,
  problems: Problems = {},
  status = Object.keys(problems).length > 0 ? 422 : 200,
): Promise<void> {
  const code = param(req, 'code');
  const park = code ? await findParkByCode(req.context.db, code) : undefined;
  if (code && !park) throw new NotFound();
  const typed = rawFields(body ?? (park ? typedPark(park) : {}));
  const page = {
    title: park ? t('park.edit', { name: park.name }) : t('park.new'),
    action: park ? paths.adminPark(park.code) : paths.adminParks(),
    cancelHref: paths.adminParks(),
    version: park?.version,
    typed,
    isActive: typed['active'] === '1',
    ...shownProblems(problems, LABELS),
  };
  renderPage(req, res, 'organisations/park-form', page, status);
}
