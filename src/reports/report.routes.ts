import type { Request, Response } from 'express';
import { listCampaigns, listPhases } from '../campaigns/campaign.store.ts';
import { atOneMoment } from '../database/one-moment.ts';
import type { Deps } from '../http/deps.ts';
import { idIn } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, idParam, param, query, type Route } from '../http/route.ts';
import { sendStream } from '../http/send-stream.ts';
import { findOrganisation } from '../organisations/organisation.store.ts';
import { mayAt } from '../permissions.ts';
import { exportInitiatives, exportReport, type ReportForm, type Send } from './export-file.ts';
import { loadPhaseReport } from './phase-report.ts';
import { reportPage, reportsPage } from './report.page.ts';

/** The phase's report as a page and as files, and the list of items that goes out of the house. */
export function reportRoutes({ database }: Deps): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { db, actor } = req.context;
    const shown = [];
    for (const campaign of await listCampaigns(db)) {
      const host = await findOrganisation(db, campaign.host_organisation_id);
      if (host && mayAt(actor, 'reports.read', host.path))
        shown.push({ ...campaign, phases: await listPhases(db, campaign.id) });
    }
    renderPage(req, res, 'reports/index', reportsPage(shown));
  };

  const show = async (req: Request, res: Response): Promise<void> => {
    const { actor, now } = req.context;
    const { slug, number } = subjectOf(req);
    const report = await atOneMoment(database, (db) => loadPhaseReport({ db, actor, now }, slug, number));
    renderPage(req, res, 'reports/phase', reportPage(report));
  };

  const file =
    (form: ReportForm) =>
    (req: Request, res: Response): Promise<void> =>
      exportReport(req.context, database, { ...subjectOf(req), form }, sendTo(res));

  const items = (req: Request, res: Response): Promise<void> => {
    const asked = query(req, 'import');
    // as in the list: what names no import brings nothing, never everything
    const importBatchId = asked ? (idIn(asked) ?? 0) : undefined;
    return exportInitiatives(req.context, database, { slug: param(req, 'slug'), importBatchId }, sendTo(res));
  };

  const report = '/campaigns/:slug/phases/:n/report';
  return [
    get(paths.reports(), 'reports.read', list),
    get(report, 'reports.read', show),
    get(`${report}.xlsx`, 'reports.read', file('xlsx')),
    get(`${report}.csv`, 'reports.read', file('csv')),
    get(`${report}.units.csv`, 'reports.read', file('units.csv')),
    get('/campaigns/:slug/initiatives.csv', 'initiatives.export', items),
  ];
}

const sendTo =
  (res: Response): Send =>
  (file, chunks) =>
    sendStream(res, file, chunks);

const subjectOf = (req: Request): { slug: string; number: number } => ({
  slug: param(req, 'slug'),
  number: idParam(req, 'n'),
});
