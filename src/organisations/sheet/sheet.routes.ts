import type { Request, Response } from 'express';
import { Invalid, type Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage, shownProblems } from '../../http/render.ts';
import { get, idParam, post, type Route } from '../../http/route.ts';
import { accountIdOf, fenceOf } from '../../permissions.ts';
import { requestOfUpload } from '../../requests/request-of-form.ts';
import { t } from '../../text/text.ts';
import { UnreadableFile } from '../../workbook/unreadable-file.ts';
import { listParks } from '../park.store.ts';
import { applySheet, type Outcomes, outcomesOf, planHash } from './apply-sheet.ts';
import { keepSheet } from './check-sheet.ts';
import { loadKnown } from './load-known.ts';
import { getImport, linesOf } from './organisation-import.store.ts';
import { planUnits } from './plan.ts';
import { readUnits, type UnitSheet } from './read-units.ts';
import { sheetPage } from './sheet.page.ts';

/** Many units from one sheet: send it, look at what it would do, apply it. */
export function sheetRoutes(): Route[] {
  const manage = 'organisations.manage';
  return [
    get('/admin/organisations/import', manage, (req, res) => showUpload(req, res)),
    post('/admin/organisations/import', manage, check, { upload: true }),
    get('/admin/organisations/import/:id', manage, (req, res) => showPreview(req, res)),
    post('/admin/organisations/import/:id/application', manage, apply, {
      resume: (req, res) => showPreview(req, res),
    }),
  ];
}

async function check(req: Request, res: Response): Promise<void> {
  await orShowAgain(
    async () => {
      const read = await readSent(req);
      const fileName = (req.file?.originalname ?? '').slice(0, 200);
      const id = await keepSheet(req.context, {
        fileName,
        read,
        request: await requestOfUpload(bodyOf(req), req.file),
      });
      res.redirect(303, paths.organisationImport(id));
    },
    (problems, status) => showUpload(req, res, problems, status),
  );
}

/** @throws Invalid about the field `file`, for whatever is wrong with the file as a whole */
async function readSent({ file }: Request): Promise<UnitSheet> {
  if (!file) throw new Invalid({ file: { code: 'required' } });
  // the readers of file formats would slow down every start
  const { readWorkbook } = await import('../../workbook/read-workbook.ts');
  try {
    const read = readUnits(await readWorkbook(file.buffer, file.originalname));
    if ('code' in read) throw new Invalid({ file: read });
    return read;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Invalid({ file: { code: error.code, params: error.params } });
  }
}

async function apply(req: Request, res: Response): Promise<void> {
  const id = idParam(req, 'id');
  await orShowAgain(
    async () => {
      await applySheet(req.context, { id, seen: textField(bodyOf(req), 'plan') });
      res.redirect(303, paths.organisationImport(id, { notice: 'units-imported' }));
    },
    (problems, status) => showPreview(req, res, problems, status),
  );
}

function showUpload(req: Request, res: Response, problems: Problems = {}, status = 200): Promise<void> {
  const page = {
    title: t('unitSheet.title'),
    action: paths.newOrganisationImport(),
    cancelHref: paths.adminOrganisations(),
    ...shownProblems(problems),
  };
  renderPage(req, res, 'organisations/sheet-new', page, status);
  return Promise.resolve();
}

async function showPreview(
  req: Request,
  res: Response,
  problems: Problems = {},
  status = 200,
): Promise<void> {
  const { db, actor } = req.context;
  const kept = await getImport(db, accountIdOf(actor), idParam(req, 'id'));
  const known = await loadKnown(db, fenceOf(actor, 'organisations.manage') ?? '');
  const { units, unused } = linesOf(kept);
  const items = planUnits(units, known);
  const counts = kept.status === 'applied' ? (JSON.parse(kept.result) as Outcomes) : outcomesOf(items);
  const parks = await listParks(db);
  const page = sheetPage({ kept, unused, items, counts, hash: planHash(items), parks, problems });
  renderPage(req, res, 'organisations/sheet-show', page, status);
}
