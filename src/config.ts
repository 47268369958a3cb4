import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { t } from './text/text.ts';

export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseConfig;
  /** True when DATABASE_URL was given; the demo then uses it instead of its own file. */
  readonly databaseGiven: boolean;
  readonly dataDir: string;
  readonly baseUrl: string;
  /** Secure cookies, HSTS and upgrade-insecure-requests follow the scheme of BASE_URL. */
  readonly https: boolean;
  readonly sessionSecret: string | null;
  readonly trustProxy: number;
  readonly allowPlainHttp: boolean;
  readonly logLevel: string;
  readonly clock: Date | null;
}

export type ConfigResult = { config: Config; problems: [] } | { config: null; problems: string[] };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** The settings, or every problem with them at once. Pure: the same environment gives the same answer. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];
  const port = wholeNumber(env, 'PORT', 3000, 0, 65535, problems);
  const trustProxy = wholeNumber(env, 'TRUST_PROXY', 0, 0, 10, problems);
  const host = env['HOST'] || '127.0.0.1';
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const database = databaseFrom(env['DATABASE_URL'], dataDir, problems);
  const logLevel = env['LOG_LEVEL'] || 'info';
  if (!LOG_LEVELS.includes(logLevel))
    problems.push(t('settings.choice', { name: 'LOG_LEVEL', choices: LOG_LEVELS.join(', ') }));
  const baseUrl = (env['BASE_URL'] || `http://${isLoopbackHost(host) ? '127.0.0.1' : host}:${port}`).replace(
    /\/+$/,
    '',
  );
  const scheme = schemeOf(baseUrl);
  if (scheme === null) problems.push(t('settings.baseUrl'));
  const allowPlainHttp = env['ALLOW_PLAIN_HTTP'] === '1';
  if (scheme === 'http' && !isLoopback(baseUrl) && !allowPlainHttp) {
    problems.push(t('settings.plainHttp'));
  }
  const secret = env['SESSION_SECRET'] || null;
  if (secret !== null && secret.length < 32) problems.push(t('settings.secret', { least: 32 }));
  const clock = env['CLOCK'] ? new Date(env['CLOCK']) : null;
  if (clock && Number.isNaN(clock.getTime())) problems.push(t('settings.clock'));
  if (problems.length > 0 || database === null) return { config: null, problems };
  const config = Object.freeze({
    port,
    host,
    database,
    databaseGiven: Boolean(env['DATABASE_URL']),
    dataDir,
    baseUrl,
    https: scheme === 'https',
    sessionSecret: secret,
    trustProxy,
    allowPlainHttp,
    logLevel,
    clock,
  });
  return { config, problems: [] };
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  least: number,
  most: number,
  problems: string[],
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  problems.push(t('settings.number', { name, least, most }));
  return otherwise;
}

function databaseFrom(url: string | undefined, dataDir: string, problems: string[]): DatabaseConfig | null {
  if (!url) return { kind: 'sqlite', file: resolve(dataDir, 'sang-kien.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (url.startsWith('sqlite:') && url.length > 7)
    return { kind: 'sqlite', file: resolve(url.slice(7).replace(/^\/\/(?=\/)/, '')) };
  problems.push(t('settings.database'));
  return null;
}

function schemeOf(url: string): 'http' | 'https' | null {
  if (!URL.canParse(url)) return null;
  const { protocol, pathname } = new URL(url);
  if (pathname !== '/') return null;
  return protocol === 'https:' ? 'https' : protocol === 'http:' ? 'http' : null;
}

const isLoopback = (url: string): boolean => isLoopbackHost(new URL(url).hostname.replace(/^\[|\]$/g, ''));

export const isLoopbackHost = (host: string): boolean => LOOPBACK.includes(host);

/** The process's environment, with `.env` of the working folder read in first where there is one. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
