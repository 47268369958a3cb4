import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { type Handler, idParam, param, type Route } from '../http/route.ts';
import { problemsOf } from '../http/validate.ts';
import type { Ability } from '../permissions.ts';
import { tidy } from '../text/fold.ts';

/** What a call was given, checked: the parts of the address, the query, the body, the key against doubles. */
export interface Given<Q = unknown, B = unknown> {
  readonly slug: string;
  readonly code: string;
  /** 0, which nothing has, where the address holds none. */
  readonly id: number;
  /** What an upload held; its name is anything, and so may be its bytes. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | undefined;
  readonly query: Q;
  readonly body: B;
  readonly idempotencyKey: string;
}

export interface CallParts {
  readonly method: 'get' | 'post';
  /** As Express spells it, with `:slug` and `:code`. */
  readonly path: string;
  /** The operation's name; its words stand in the catalogue under `api.call.<name>`. */
  readonly name: string;
  readonly ability: Ability;
  readonly scope: 'read' | 'write';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** A file of at most so many bytes comes with the body's fields, as multipart/form-data. */
  readonly upload?: number;
  /** Called before that file is read: whoever will work on it gets ready meanwhile. */
  readonly expecting?: () => void;
  /** Asks for the header Idempotency-Key. */
  readonly idempotent?: boolean;
  readonly status?: 200 | 201;
  /** Whether the work still goes on when it is answered, with 202. */
  readonly pending?: (answer: never) => boolean;
  /** The answer's shape and its name in the description; without it the answer is a file of this type. */
  readonly answer?: { readonly name: string; readonly schema: z.ZodType };
  readonly file?: string;
}

/** One call of the API: what validates it, what describes it and what does it stand together. */
export interface Call extends CallParts {
  readonly handle: Handler;
}

type Infer<S> = S extends z.ZodType ? z.infer<S> : Record<string, never>;

/** A call that answers JSON. `location` is the address of what was created. */
export function call<P extends CallParts>(
  parts: P,
  work: (context: Context, given: Given<Infer<P['query']>, Infer<P['body']>>) => Promise<object>,
  location?: (answer: never) => string,
): Call {
  const handle: Handler = async (req, res) => {
    const given = readGiven(parts, {
      slug: param(req, 'slug'),
      code: param(req, 'code'),
      id: idParam(req, 'id'),
      file: req.file && { name: req.file.originalname, bytes: req.file.buffer },
      query: req.query,
      body: parts.upload
        ? fieldsSent(req.is('multipart/form-data'), req.body)
        : bodySent(req.is('application/json'), req.body),
      key: req.headers['idempotency-key'],
    });
    const answer = await work(req.context, given as never);
    if (location) res.location(location(answer as never));
    if (req.context.actor.kind !== 'visitor') res.setHeader('cache-control', 'no-store');
    res.status(parts.pending?.(answer as never) ? 202 : (parts.status ?? 200)).json(answer);
  };
  return { ...parts, handle };
}

export const routeOf = ({ method, path, ability, handle, scope, upload, expecting }: Call): Route => ({
  method,
  path,
  ability,
  handle,
  api: scope,
  ...(upload ? { upload } : {}),
  ...(expecting ? { expecting } : {}),
});

/** `is` answers null where nothing was sent, false where it is something else. */
function bodySent(is: string | false | null, body: unknown): unknown {
  if (is === false) throw Object.assign(new Error('not JSON'), { status: 415 });
  return body ?? {};
}

/** The fields beside a file. */
function fieldsSent(is: string | false | null, body: unknown): unknown {
  if (!is) throw Object.assign(new Error('not multipart'), { status: 415, type: 'not_multipart' });
  return { ...(body as object) };
}

type Sent = Pick<Given, 'slug' | 'code' | 'id' | 'file' | 'body'> & {
  readonly query: object;
  readonly key: string | string[] | undefined;
};

function readGiven(parts: CallParts, sent: Sent): Given {
  if (parts.path.includes(':slug') && !/^[a-z0-9-]{1,100}$/.test(sent.slug)) throw new NotFound();
  return {
    slug: sent.slug,
    code: sent.code,
    id: sent.id,
    file: sent.file,
    idempotencyKey: parts.idempotent ? checkedKey(sent.key) : '',
    query: parts.query ? checked(parts.query, filled(sent.query)) : {},
    body: parts.body ? checked(parts.body, sent.body) : {},
  };
}

function checked(schema: z.ZodObject, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw new Invalid(problemsOf(result.error, value));
  return result.data;
}

/** `?status=&q=` means “not given”. */
const filled = (query: object): object =>
  Object.fromEntries(
    Object.entries(query)
      .map(([name, value]) => [name, typeof value === 'string' ? tidy(value) : value])
      .filter(([, value]) => value !== ''),
  );

function checkedKey(header: string | string[] | undefined): string {
  const key = typeof header === 'string' ? header.trim() : '';
  if (/^[\x20-\x7e]{1,200}$/.test(key)) return key;
  throw new Invalid({ idempotencyKey: { code: key === '' ? 'required' : 'not_a_key' } });
}
