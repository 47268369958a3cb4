import type { Request, Response } from 'express';
import { isMigrated } from '../database/migrate.ts';
import { NotFound } from '../errors.ts';
import type { Deps } from './deps.ts';
import { get, type Route } from './route.ts';

/** For machines: alive, ready, and figures. The figures answer only on this machine. */
export function healthRoutes({ database }: Deps): Route[] {
  let collecting = false;
  const healthz = (_req: Request, res: Response): void => {
    res.type('text').send('ok');
  };
  const readyz = async (_req: Request, res: Response): Promise<void> => {
    const ready = await isMigrated(database).catch(() => false);
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  };
  const metrics = async (req: Request, res: Response): Promise<void> => {
    if (!isLoopback(req)) throw new NotFound();
    // loaded by the first who asks: most installations never do, and every start would pay for it
    // (as its default export, the only one that it has in the bundle)
    const { collectDefaultMetrics, register } = (await import('prom-client')).default;
    if (!collecting) collectDefaultMetrics();
    collecting = true;
    res.type(register.contentType).send(await register.metrics());
  };
  return [
    get('/healthz', 'public', healthz),
    get('/readyz', 'public', readyz),
    get('/metrics', 'public', metrics),
  ];
}

const isLoopback = (req: Request): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(req.socket.remoteAddress ?? '') && !req.headers['x-forwarded-for'];
