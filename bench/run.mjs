/**
 * The figures that the project promises, each a ratio of two things measured in turn in this one run:
 * npm run bench [-- --rounds 5] [--small 50000] [--large 1000000] [--only page,miss,log,imports,start,size]
 * Databases are made once and kept outside of the project (BENCH_DIR, else the system's temporary folder).
 * Exit code 0 whatever the figures say, 1 when an answer or a count was wrong.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchImports } from './imports.mjs';
import { reported } from './lib/measure.mjs';
import { benchLog } from './log.mjs';
import { benchMiss, benchPage } from './page.mjs';
import { benchSize } from './size.mjs';
import { benchStart } from './start.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    small: { type: 'string', default: '50000' },
    large: { type: 'string', default: '1000000' },
    only: { type: 'string', default: 'page,miss,log,imports,start,size' },
  },
});

const folder = process.env.BENCH_DIR ?? join(tmpdir(), 'sang-kien-bench');

/** A demo database of this many initiatives, with the accounts that go with it. */
function database(initiatives) {
  const home = join(folder, `demo-${initiatives}`);
  const data = {
    DATA_DIR: home,
    LOG_LEVEL: 'silent',
    accounts: join(home, 'accounts.json'),
    file: join(home, 'demo.sqlite'),
    initiatives,
  };
  if (!existsSync(data.accounts)) {
    mkdirSync(home, { recursive: true });
    process.stdout.write(`making ${initiatives} initiatives in ${home} …\n`);
    const started = Date.now();
    execFileSync(
      process.execPath,
      [
        'dist/manage.js',
        'demo',
        '--initiatives',
        String(initiatives),
        '--organisations',
        '700',
        '--accounts',
        data.accounts,
      ],
      {
        env: { ...process.env, DATA_DIR: home },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
  return data;
}

execFileSync(process.execPath, ['build.mjs', '--if-needed'], { stdio: 'inherit' });
process.stdout.write(
  `${availableParallelism()} cores, load ${loadavg()[0].toFixed(2)}, node ${process.version}, rounds ${values.rounds}\n`,
);
const only = values.only.split(',');
const options = { rounds: Number(values.rounds) };
const [small, large] = ['page', 'miss', 'log'].some((name) => only.includes(name))
  ? [database(Number(values.small)), database(Number(values.large))]
  : [];
if (only.includes('page')) await benchPage(small, large, options);
if (only.includes('miss')) await benchMiss(small, large, options);
if (only.includes('log')) await benchLog(small, large, options);
if (only.includes('imports')) await benchImports(small ?? database(Number(values.small)), options);
if (only.includes('start')) await benchStart(options);
if (only.includes('size')) benchSize();
const goals = reported().filter(({ met }) => met !== null);
const missed = goals.filter(({ met }) => !met);
process.stdout.write(`\n${goals.length - missed.length} of ${goals.length} goals met\n`);
