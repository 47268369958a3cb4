import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import {
  type AnyRefusal,
  Conflict,
  Invalid,
  isRefusal,
  NotAllowed,
  NotFound,
  NotSignedIn,
  type Problems,
  Unavailable,
} from '../errors.ts';
import { isTextKey, problemText, t } from '../text/text.ts';
import { paths } from './paths.ts';
import { renderPage } from './render.ts';

/** Nothing answered: the address does not exist. */
export const notFound: RequestHandler = () => {
  throw new NotFound();
};

/** The one place where an error becomes an answer. What we did not foresee is a 500 with a reference and no details. */
export function errorPages(log: Logger, { onDenied }: { onDenied: OnDenied }): ErrorRequestHandler {
  return async (error: unknown, req, res, _next) => {
    const refusal = isRefusal(error) ? error : fromLibrary(error);
    if (refusal?.status === 403)
      await onDenied(req.context, {
        method: req.method,
        address: shownAddress(req),
        code: refusal.code,
      }).catch((err: unknown) => log.error({ err }, 'a denial was not recorded'));
    if (res.headersSent) {
      log.error({ err: error, requestId: req.requestId }, 'failed while answering');
      res.destroy();
      return;
    }
    const reference = refusal ? '' : randomBytes(5).toString('hex');
    if (!refusal) log.error({ err: error, reference, method: req.method, path: shownAddress(req) }, 'defect');
    try {
      answer(req, res, refusal?.status ?? 500, refusal?.code ?? 'defect', refusal, reference);
    } catch (err) {
      // without this Express would answer, and show where in the code it happened
      log.error({ err, reference }, 'the error page failed');
      res.status(500).type('text').send(t('problem.defect'));
    }
  };
}

/** Told of every 403, so that it can stand in the log. */
export type OnDenied = (
  context: Context,
  denied: { method: string; address: string; code: string },
) => Promise<void>;

/** The address without its query; a link that is itself a secret stands as its pattern. */
function shownAddress(req: Request): string {
  const pattern: unknown = req.route?.path;
  return typeof pattern === 'string' && pattern.includes(':token') ? pattern : req.path.slice(0, 200);
}

interface LibraryRefusal {
  readonly status: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What parsers, the uploader and the CSRF library throw about bad requests, in our words. */
function fromLibrary(error: unknown): LibraryRefusal | null {
  const { status, type, code, name, limit } = (error ?? {}) as {
    status?: number;
    type?: string;
    code?: string;
    name?: string;
    limit?: number;
  };
  if (type === 'entity.too.large')
    return { status: 413, code: 'too_large', params: { limit: sizeText(limit) } };
  if (type === 'parameters.too.many')
    return { status: 413, code: 'too_many_fields', params: { limit: 1000 } };
  if (name === 'MulterError' || type === 'upload') return { status: 400, code: 'bad_request' };
  if (status === 415) return { status, code: type === 'not_multipart' ? type : 'not_json' };
  if (code === 'EBADCSRFTOKEN') return new NotAllowed('csrf');
  if (/^SQLITE_(BUSY|FULL|IOERR|READONLY)|^(08|53|57P)\w+$|^ECONNREFUSED$|^ECONNRESET$/.test(code ?? ''))
    return new Unavailable();
  // two at once wrote what may be there only once, and this one came second
  if (/^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/.test(code ?? ''))
    return new Conflict('taken_meanwhile');
  return status !== undefined && status >= 400 && status < 500 ? { status, code: 'bad_request' } : null;
}

const sizeText = (bytes = 0): string =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : '100 KB';

function answer(
  req: Request,
  res: Response,
  status: number,
  code: string,
  refusal: AnyRefusal | LibraryRefusal | null,
  reference = '',
): void {
  if (status === 503) res.setHeader('retry-after', '2');
  const params = refusal?.params ?? {};
  const detail = problemText({ code, params });
  if (req.path.startsWith('/api/')) {
    if (status === 401) res.setHeader('www-authenticate', 'Bearer');
    const problems = refusal instanceof Invalid ? refusal.problems : undefined;
    return problemJson(res, {
      status,
      code,
      detail,
      ...(reference ? { reference } : {}),
      ...(problems ? { errors: byField(problems) } : {}),
    });
  }
  // an error before the context was made (a broken cookie, a body too large) still gets its page
  const titleKey = `error.title.${status}`;
  const page = {
    title: isTextKey(titleKey) ? t(titleKey) : t('error.title.422'),
    detail,
    reference: reference ? t('error.reference', { reference }) : null,
    problems:
      refusal instanceof Invalid
        ? Object.entries(refusal.problems).map(([field, problem]) => ({ field, text: problemText(problem) }))
        : [],
    signIn: refusal instanceof NotSignedIn ? { carry: carried(req), action: paths.signIn() } : null,
  };
  renderPage(req, res, 'errors/error', page, status);
}

export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly reference?: string;
  readonly errors?: Record<string, { code: string; message: string }>;
}

function problemJson(res: Response, problem: ProblemDocument): void {
  const titleKey = `error.title.${problem.status}`;
  const title = isTextKey(titleKey) ? t(titleKey) : t('error.title.422');
  res
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, ...problem }));
}

const byField = (problems: Problems): Record<string, { code: string; message: string }> =>
  Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      { code: problem.code, message: problemText(problem) },
    ]),
  );

/** An interrupted form travels through the sign-in, so that nothing typed is lost (WCAG 2.2.5); of one with a file, its place. */
function carried(req: Request): string {
  const isForm = req.method === 'POST' && req.is(['urlencoded', 'multipart']);
  if (!isForm) return JSON.stringify({ address: req.method === 'GET' ? req.originalUrl : '/' });
  const typed = Object.entries((req.body ?? {}) as Record<string, unknown>);
  const fields = Object.fromEntries(typed.filter(([name]) => !/^_|password/i.test(name)));
  return JSON.stringify({ address: req.originalUrl, fields });
}
