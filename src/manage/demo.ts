import { writeFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { offsetClock } from '../context.ts';
import { connect, type Database } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { findDemoMark } from '../demo-mark.ts';
import { seedReference } from '../seed-reference.ts';
import { formatInstant, formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import { type Outcome, Refused, type Typed } from './command.ts';
import { type DemoAccount, demoAccounts } from './demo/accounts.ts';
import { isEmptyDatabase } from './demo/is-empty.ts';
import { loadDemo } from './demo/load-demo.ts';
import { type DemoOptions, readDemoOptions } from './demo/options.ts';
import { demoDatabase, settings } from './open.ts';

/** Loads the demo, or goes on with the one that is there; with `--serve` it then serves it. */
export async function run(typed: Typed): Promise<Outcome> {
  const config = { ...settings({ demo: false }) };
  const options = readDemoOptions(typed, config.clock);
  const own: Config = { ...config, database: demoDatabase(config) };
  const database = await connect(own.database);
  let serving = false;
  try {
    const { loaded, initiatives } = await prepare(database, options);
    const mark = await findDemoMark(database.db);
    const accounts = demoAccounts(mark?.seed ?? options.seed);
    if (options.accountsFile)
      writeFileSync(options.accountsFile, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
    const clock = offsetClock(mark?.offsetMs ?? 0);
    const now = clock.now();
    const { address, lines } = typed.values['serve']
      ? await serveDemo(own, database, clock)
      : { address: null, lines: [] };
    serving = address !== null;
    return {
      exit: 0,
      serving,
      json: {
        loaded,
        initiatives,
        organisations: options.organisations,
        at: now.toISOString(),
        address,
        accounts,
      },
      lines: [...toldAbout(loaded, initiatives, now), ...lines, ...accountLines(accounts)],
    };
  } finally {
    if (!serving) await database.close();
  }
}

async function prepare(
  database: Database,
  options: DemoOptions,
): Promise<{ loaded: boolean; initiatives: number | null }> {
  await migrate(database);
  if (await findDemoMark(database.db)) return { loaded: false, initiatives: null };
  if (!(await isEmptyDatabase(database.db))) throw new Refused('not_empty', t('manage.demo.notEmpty'));
  await seedReference(database.db, options.at);
  return { loaded: true, initiatives: await loadDemo(database.db, options) };
}

async function serveDemo(config: Config, database: Database, clock: ReturnType<typeof offsetClock>) {
  const { serve, stopOnSignals } = await import('../start.ts');
  const serving = await serve({ config, database, clock, demo: true });
  stopOnSignals(serving);
  return { address: serving.address, lines: [t('manage.demo.address', { address: serving.address })] };
}

const toldAbout = (loaded: boolean, initiatives: number | null, now: Date): string[] => [
  loaded
    ? t('manage.demo.loaded', { initiatives: formatNumber(initiatives ?? 0), now: formatInstant(now) })
    : t('manage.demo.continued', { now: formatInstant(now) }),
];

/** The first account of each role. */
function accountLines(accounts: readonly DemoAccount[]): string[] {
  const firsts = accounts.filter(
    ({ role }, index) => accounts.findIndex((one) => one.role === role) === index,
  );
  return [
    t('manage.demo.accounts'),
    ...firsts.map(
      ({ role, email, password }) => `  ${label('role', role).padEnd(22)} ${email.padEnd(28)} ${password}`,
    ),
  ];
}
