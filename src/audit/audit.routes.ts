import type { Request, Response } from 'express';
import { plusDays, startOfDayInHanoi } from '../calendar.ts';
import { parseDayTyped } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, idQuery, query, type Route } from '../http/route.ts';
import { fenceOf } from '../permissions.ts';
import { problemText } from '../text/text.ts';
import { auditPage, LIST_LIMIT } from './event.page.ts';
import { listEvents } from './event-list.store.ts';

/** The log, to be read: an auditor's branch, or everything for an administrator. */
export function auditRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { db, actor } = req.context;
    const [action, subject, day] = ['action', 'subject', 'day'].map((name) => query(req, name).trim()) as [
      string,
      string,
      string,
    ];
    const before = idQuery(req, 'before');
    const read = day ? parseDayTyped(day) : null;
    const filter = {
      fence: fenceOf(actor, 'audit.read') ?? '',
      ...(action ? { action } : {}),
      ...(subject ? { subject } : {}),
      ...(read?.value ? { between: instantsOf(read.value) } : {}),
      ...(before === undefined ? {} : { before }),
    };
    const dayError = read?.problem && problemText(read.problem);
    const events = dayError ? [] : await listEvents(db, filter, LIST_LIMIT);
    const asked = { action, subject, day, before, ...(dayError ? { dayError } : {}) };
    renderPage(req, res, 'audit/index', auditPage(events, asked), dayError ? 422 : 200);
  };

  return [get(paths.audit(), 'audit.read', list)];
}

const instantsOf = (day: string) => ({
  from: startOfDayInHanoi(day).toISOString(),
  until: startOfDayInHanoi(plusDays(day, 1)).toISOString(),
});
