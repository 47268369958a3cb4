import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
import type { Deps } from '../http/deps.ts';
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
 * minute, for what depends on the clock). Stands before sessions and forms: nothing here depends on
 * who looks. Whoever has a session gets the page from its ordinary route.
 */
export function keptPages(deps: Deps): RequestHandler {
  const kept = new Map<string, Kept>();
  return async (req, res, next) => {
    if (req.method !== 'GET' || req.headers.cookie?.includes('session=') || req.url.includes('?'))
      return next();
    const slug = slugIn(req.url);
    if (slug === null) return next();
    const { now } = req.context;
    const campaign = theOne(await listVersions(deps.database.db), slug, now);
    if (!campaign) return next();
    const key = `${campaign.version}.${Math.floor(now.getTime() / 60_000)}`;
    let page = kept.get(campaign.slug);
    if (page?.key !== key) {
      page = { key, etag: `W/"${key}.${Date.now().toString(36)}"`, bodies: new Map() };
      kept.set(campaign.slug, page);
    }
    await send(req, res, page, () => build(deps, campaign.slug, now, req.url));
  };
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

async function build({ database, demo }: Deps, slug: string, now: Date, here: string): Promise<Buffer> {
  const page = await loadProgressPage(database.db, slug, now);
  return Buffer.from(renderView('progress/show', page, visitorFrame(here, now, demo)));
}

async function send(req: Request, res: Response, page: Kept, make: () => Promise<Buffer>): Promise<void> {
  if (req.headers['if-none-match'] === page.etag) {
    res.writeHead(304, { etag: page.etag, 'cache-control': 'no-cache' });
    res.end();
    return;
  }
  const encoding = encodingFor(req.headers['accept-encoding']);
  const body = await bodyIn(page, encoding, make);
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-cache',
    vary: 'accept-encoding, cookie',
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
