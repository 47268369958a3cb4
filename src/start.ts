import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, Server as Listener } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Clock } from './context.ts';
import type { Database } from './database/connect.ts';
import { fileStore } from './files/file-store.ts';
import { serverOf } from './http/server.ts';
import { WorkerKeeper } from './jobs/keep-worker.ts';
import { SYSTEM } from './permissions.ts';

/** Made once and kept in DATA_DIR where SESSION_SECRET is not given, so that a restart ends nobody's session. */
function sessionSecret({ sessionSecret: given, dataDir }: Config): string {
  if (given !== null) return given;
  const file = join(dataDir, 'session-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const made = randomBytes(48).toString('base64url');
  writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
  return made;
}

export interface Serving {
  readonly server: Server;
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves until told to stop; then lets requests in flight finish first. */
export async function serve(options: {
  config: Config;
  database: Database;
  clock: Clock;
  demo: boolean;
}): Promise<Serving> {
  const { config, database } = options;
  const log = pino({
    level: config.logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token'],
  });
  const jobs = keeper(options);
  const files = fileStore(config.dataDir);
  const app = createApp({ ...options, log, files, jobs, secret: sessionSecret(config) });
  const server = serverOf(app).listen(config.port, config.host);
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  await jobs.resume();
  const stop = async (): Promise<void> => {
    await drain(server);
    await jobs.stop();
    await database.close();
  };
  return {
    server,
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    stop,
  };
}

/** Looks after the process that does the long work; it stands beside this one's bundle. */
function keeper({ config, database, clock }: { config: Config; database: Database; clock: Clock }) {
  const script = fileURLToPath(new URL('./worker.js', import.meta.url));
  const { dataDir, logLevel } = config;
  const settings = { database: database.config, dataDir, logLevel };
  return new WorkerKeeper(script, settings, () => ({ db: database.db, actor: SYSTEM, now: clock.now() }));
}

/**
 * Takes no new connections and lets every request finish that has begun. A kept-alive connection that
 * looks idle may have one on its way, so those are closed only after a moment; the last after eight seconds.
 */
function drain(server: Server): Promise<void> {
  server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'));
  return new Promise((resolve) => {
    const idle = setTimeout(() => server.closeIdleConnections(), 500);
    const all = setTimeout(() => server.closeAllConnections(), 8_000);
    // http's own close would cut idle connections at once
    Listener.prototype.close.call(server, () => {
      clearTimeout(idle);
      clearTimeout(all);
      resolve();
    });
  });
}

/** SIGTERM and SIGINT end the process in order, with code 0. */
export function stopOnSignals(serving: Serving): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    serving.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
