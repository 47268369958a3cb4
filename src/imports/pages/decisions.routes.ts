import type { Request } from 'express';
import { Conflict, Invalid } from '../../errors.ts';
import type { Deps } from '../../http/deps.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, idIn, textField, textFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { type Handler, idParam, post, type Route } from '../../http/route.ts';
import type { Jobs } from '../../jobs/job.ts';
import { listUnitNames } from '../../organisations/resolve-name.store.ts';
import { unitIndex } from '../../organisations/resolve-name.ts';
import { decideImport } from '../decide-import.ts';
import { type Decisions, decisionsOf } from '../decisions.ts';
import { type BatchWithNames, getBatch } from '../import.store.ts';
import { readDecisions } from './decisions.form.ts';
import { fenceOfRequest, settle, showAsTyped, showBatch } from './show.routes.ts';
import { listProbableOf } from './shown-rows.store.ts';

/** What people say about a file: answers, corrections of its columns, duplicates that are none. */
export const decisionRoutes = ({ jobs }: Pick<Deps, 'jobs'>): Route[] => [
  post('/imports/:id/decisions', 'imports.use', decide(jobs), { resume: showAsTyped }),
];

const decide =
  (jobs: Jobs): Handler =>
  async (req, res) => {
    const id = idParam(req, 'id');
    const body = bodyOf(req);
    const batch = await getBatch(req.context.db, fenceOfRequest(req), id);
    await orShowAgain(
      async () => {
        const { isDone } = await settle(
          jobs,
          await decideImport(req.context, id, await said(req, batch, body)),
        );
        res.redirect(303, paths.import(id, isDone ? { notice: 'import-read-again' } : {}));
      },
      (problems, status) => showBatch(req, res, body, problems, status),
    );
  };

async function said(req: Request, batch: BatchWithNames, body: Body): Promise<Decisions> {
  const { input, problems } = readDecisions(batch, body, { unitOf: await unitFinder(req) });
  if (problems) throw new Invalid(problems);
  const take = await taken(req, batch, body);
  const isSilent = Object.keys(input).length === 0 && !take;
  // what stands there may have changed since: a file may be read again without a word
  if (isSilent && textField(body, 'again') !== '1')
    throw new Invalid({ '': { code: 'import_nothing_said' } });
  return { ...input, ...(take ? { take } : {}) };
}

/** Units of the sender's branch, by what names them for certain. */
async function unitFinder(req: Request): Promise<(text: string) => string | null> {
  const units = unitIndex(await listUnitNames(req.context.db, fenceOfRequest(req)));
  return (text) => {
    const { unit } = units.resolve(text);
    return unit?.kind === 'grassroots' ? unit.code : null;
  };
}

/** The places of probable duplicates to take, with those taken before; undefined where nothing is said of them. */
async function taken(req: Request, batch: BatchWithNames, body: Body): Promise<string[] | undefined> {
  if (textField(body, 'untake') === '1') return [];
  const texts = textFields(body, 'take');
  if (texts.length === 0) return undefined;
  const ids = texts.map((text) => idIn(text));
  const asked = ids.filter((id) => id !== undefined);
  if (asked.length < ids.length) throw new Invalid({ take: { code: 'unknown_choice' } });
  const rows = await listProbableOf(req.context.db, batch.id, asked);
  if (rows.length < new Set(asked).size) throw new Conflict('import_answers_stale');
  const places = rows.map(({ sheet, row_number }) => `${sheet}!${row_number}`);
  return [...new Set([...(decisionsOf(batch).take ?? []), ...places])];
}
