import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
import type { Deps } from '../http/deps.ts';
import { securityHeaderValues } from '../http/headers.ts';
import { visitorFrame } from '../http/render.ts';
import { renderView } from '../http/views.ts';
import { listVersions, type Running } from './home.store.ts';
import { loadProgressPage } from './load-progress-page.ts';

type Encoding = 'identity' | 'gzip' | 'br';
interface Kept {
  readonly key: string;
  readonly etag: string;
  readonly bodies: Map<Encoding, Promise<Buffer>>;
}

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/**
 * The progress pages as visitors see them, kept as bytes until the campaign's version moves (or the
 * minute, for what depends on the clock). Stands before everything else: nothing here depends on who
 * looks. Whoever has a session gets the page from its ordinary route, and so does everybody when
 * something fails here.
 */
export function keptPages(deps: Deps): RequestHandler {
  const kept = new Map<string, Kept>();
  const versions = currentVersions(deps);
  const headers = {
    ...securityHeaderValues(deps.config.https),
    'cache-control': 'no-cache',
    vary: 'accept-encoding, cookie',
  };
  return async (req, res, next) => {
    const slug = mayBeKept(req) ? slugIn(req.url) : null;
    if (slug === null) return next();
    try {
      const now = deps.clock.now();
      const campaign = theOne(await versions(), slug, now);
      if (!campaign) return next();
      await send(req, res, headers, pageOf(kept, req.url, campaign, now), () =>
        build(deps, campaign, now, req.url),
      );
    } catch (error) {
      deps.log.warn({ err: error }, 'a kept page could not be made');
      if (!res.headersSent) next();
    }
  };
}

/** The campaigns' versions; asked again only after a commit, where the database can say so. */
function currentVersions({ database }: Deps): () => Promise<readonly Running[]> {
  let known: { mark: number; versions: readonly Running[] } | undefined;
  return async () => {
    const mark = database.changeMark?.();
    if (mark !== undefined && known?.mark === mark) return known.versions;
    const versions = await listVersions(database.db);
    if (mark !== undefined) known = { mark, versions };
    return versions;
  };
}

const mayBeKept = ({ method, headers }: Request): boolean =>
  method === 'GET' && !headers.cookie?.includes('session=');

function pageOf(kept: Map<string, Kept>, url: string, { version }: Running, now: Date): Kept {
  const key = `${version}.${Math.floor(now.getTime() / 60_000)}`;
  const known = kept.get(url);
  if (known?.key === key) return known;
  const page = { key, etag: `W/"${key}.${Date.now().toString(36)}"`, bodies: new Map() };
  kept.set(url, page);
  return page;
}

/** '' is the home page; null is not ours. */
function slugIn(url: string): string | null {
  if (url === '/') return '';
  return /^\/campaigns\/([a-z0-9-]+)$/.exec(url)?.[1] ?? null;
}

/** The home page is the one running campaign, where there is just one. */
export function theOne(campaigns: readonly Running[], slug: string, now: Date): Running | undefined {
  if (slug !== '') return campaigns.find((campaign) => campaign.slug === slug);
  const today = dayInHanoi(now);
  const running = campaigns.filter(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on);
  return running.length === 1 ? running[0] : undefined;
}

async function build({ database, demo }: Deps, seen: Running, now: Date, here: string): Promise<Buffer> {
  const page = await loadProgressPage(database.db, seen, now);
  return Buffer.from(renderView('progress/show', page, visitorFrame(here, now, demo)));
}

async function send(
  req: Request,
  res: Response,
  headers: Record<string, string>,
  page: Kept,
  make: () => Promise<Buffer>,
): Promise<void> {
  if (req.headers['if-none-match'] === page.etag) {
    res.writeHead(304, { ...headers, etag: page.etag });
    res.end();
    return;
  }
  const encoding = encodingFor(req.headers['accept-encoding']);
  const body = await bodyIn(page, encoding, make);
  res.writeHead(200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    etag: page.etag,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
  res.end(body);
}

function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (typeof accepted !== 'string') return 'identity';
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** Each form is made once, however many ask at the same moment; one that failed is not kept. */
function bodyIn({ bodies }: Kept, encoding: Encoding, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = bodies.get(encoding);
  if (known) return known;
  const made =
    encoding === 'identity'
      ? make()
      : bodyIn({ bodies } as Kept, 'identity', make).then((plain) => compress(plain, encoding));
  bodies.set(encoding, made);
  made.catch(() => bodies.delete(encoding));
  return made;
}

const compress = (plain: Buffer, encoding: 'gzip' | 'br'): Promise<Buffer> =>
  encoding === 'br' ? brotlied(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : gzipped(plain);
