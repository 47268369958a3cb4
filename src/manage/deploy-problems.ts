import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasAnyAccount } from '../accounts/account.store.ts';
import { type Config, isLoopbackHost } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { isDemo } from '../demo-mark.ts';
import { type TextKey, t } from '../text/text.ts';
import { hasActiveAdministrator } from './administrator.store.ts';

const LEAST_FREE_BYTES = 500 * 1024 * 1024;

/** Settings under which the product should not face real people, in words. */
export async function deployProblems(config: Config, { db }: Database): Promise<string[]> {
  const weak: readonly [boolean, TextKey][] = [
    [!config.https, 'deploy.plainHttp'],
    [!isLoopbackHost(config.host) && config.trustProxy === 0, 'deploy.hostOpen'],
    [config.https && config.trustProxy === 0, 'deploy.noProxy'],
    [isOpenToOthers(config.dataDir), 'deploy.dataDirOpen'],
    [isOpenToOthers(join(config.dataDir, 'session-secret')), 'deploy.secretOpen'],
    [config.database.kind === 'sqlite' && isOpenToOthers(config.database.file), 'deploy.databaseOpen'],
    [config.database.kind === 'postgres' && isUnencrypted(config.database.url), 'deploy.postgresPlain'],
    [['debug', 'trace', 'silent'].includes(config.logLevel), 'deploy.logLevel'],
    [config.clock !== null, 'deploy.clock'],
    [await isDemo(db), 'deploy.demo'],
    [!(await hasAnyAccount(db)), 'deploy.noAccount'],
    [(await hasAnyAccount(db)) && !(await hasActiveAdministrator(db)), 'deploy.noAdministrator'],
    [isNearlyFull(config.dataDir), 'deploy.diskFull'],
  ];
  return weak.filter(([is]) => is).map(([, key]) => t(key));
}

/** A folder that others may not enter keeps what is inside; a file counts where its folder lets them in. */
const isOpenToOthers = (path: string): boolean => existsSync(path) && (statSync(path).mode & 0o077) !== 0;

function isUnencrypted(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode');
  return hostname !== '' && !isLoopbackHost(hostname) && (mode === null || mode === 'disable');
}

function isNearlyFull(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize, blocks } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE_BYTES || bavail < blocks / 10;
}
