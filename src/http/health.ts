import type { Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isMigrated } from '../database/migrate.ts';
import { NotFound } from '../errors.ts';
import type { Deps } from './deps.ts';
import { get, type Route } from './route.ts';

/** For machines: alive, ready, and figures. The figures answer only on this machine. */
export function healthRoutes({ database }: Deps): Route[] {
  const registry = new Registry();
  const timing = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
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
    if (!collecting) collectDefaultMetrics({ register: registry });
    collecting = true;
    timing.observe({ method: req.method, status: '200' }, 0);
    res.type(registry.contentType).send(await registry.metrics());
  };
  return [
    get('/healthz', 'public', healthz),
    get('/readyz', 'public', readyz),
    get('/metrics', 'public', metrics),
  ];
}

const isLoopback = (req: Request): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(req.socket.remoteAddress ?? '') && !req.headers['x-forwarded-for'];
