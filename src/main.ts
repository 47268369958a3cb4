import { firstOrganiserAddress } from './accounts/first-organiser.ts';
import { loadConfig, readEnvironment } from './config.ts';
import { systemClock } from './context.ts';
import { connect } from './database/connect.ts';
import { migrate, NewerSchema } from './database/migrate.ts';
import { isDemo } from './demo-mark.ts';
import { seedReference } from './seed-reference.ts';
import { serve, stopOnSignals } from './start.ts';
import { t } from './text/text.ts';

// the database and the secret are nobody else's to read
process.umask(0o077);

const { config, problems } = loadConfig(readEnvironment());
if (!config) fail(t('settings.wrong'), ...problems.map((problem) => `  ${problem}`));
if (config.clock) fail(t('start.clock'));

const now = systemClock.now();
const database = await connect(config.database).catch(refuse);
await migrate(database).catch(refuse);
if (await isDemo(database.db)) fail(t('start.demo'));
await seedReference(database.db, now);
const serving = await serve({ config, database, clock: systemClock, demo: false }).catch(refuse);
stopOnSignals(serving);
const baseUrl = config.port === 0 ? serving.address : config.baseUrl;
say(t('start.serving', { address: baseUrl }));
const first = await firstOrganiserAddress({ db: database.db, now, baseUrl });
if (first) say(t('start.first'), `  ${first}`);

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function fail(...lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(2);
}

/** What whoever starts it can put right, in words; anything else is a defect and keeps its trace. */
function refuse(error: Error & { code?: string }): never {
  if (error instanceof NewerSchema) fail(t('manage.newerSchema'));
  const { code = '', message } = error;
  if (code === 'EADDRINUSE') fail(t('manage.failed.busyPort'), message);
  if (code === 'EACCES') fail(t('manage.failed.noPermission'), message);
  if (/^(SQLITE_(CANTOPEN|NOTADB)|ECONNREFUSED|ENOTFOUND|28P01|3D000)/.test(code))
    fail(t('manage.failed.noDatabase'), message);
  throw error;
}
