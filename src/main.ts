import { firstOrganiserAddress } from './accounts/first-organiser.ts';
import { loadConfig, readEnvironment } from './config.ts';
import { systemClock } from './context.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { isDemo } from './demo-mark.ts';
import { seedReference } from './seed-reference.ts';
import { serve, stopOnSignals } from './start.ts';

const { config, problems } = loadConfig(readEnvironment());
if (!config) fail(['Settings that cannot be used:', ...problems.map((problem) => `  ${problem}`)]);
if (config.clock) fail(['CLOCK is for the demo and for tests; npm start keeps real time. Remove it.']);

const database = await connect(config.database);
await migrate(database);
if (await isDemo(database.db)) fail(['This is a demo database. Start it with: npm run demo']);
await seedReference(database.db, systemClock.now());
const serving = await serve({ config, database, clock: systemClock, demo: false });
stopOnSignals(serving);
process.stdout.write(`Sáng kiến: ${config.port === 0 ? serving.address : config.baseUrl}\n`);
const first = await firstOrganiserAddress({
  db: database.db,
  now: systemClock.now(),
  baseUrl: config.baseUrl,
});
if (first) process.stdout.write(`${first}\n`);

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(2);
}
