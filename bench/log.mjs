import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openClient } from './lib/client.mjs';
import { copyOf } from './lib/copy.mjs';
import { median, report, startServer } from './lib/measure.mjs';
import { signIn } from './lib/session.mjs';

const SECONDS = 4;
/** Until the server answers no faster any more: some ten thousand requests. */
const WARM_UP = 12;

/** Logging one initiative through the form, session and all, against raw inserts with the same tallies. */
export async function benchLog(small, large, { rounds }) {
  process.stdout.write('\nlogging one initiative, durable\n');
  const sides = { small: await side(small), large: await side(large) };
  const rates = { raw: [], small: [], large: [] };
  await sides.small.log(WARM_UP);
  await sides.large.log(WARM_UP);
  for (let round = 0; round < rounds; round++) {
    rates.raw.push(
      Number(
        execFileSync(process.execPath, ['bench/limits/raw-insert.mjs', sides.small.rawFile, String(SECONDS)]),
      ),
    );
    rates.small.push(await sides.small.log(SECONDS));
    rates.large.push(await sides.large.log(SECONDS));
  }
  report(
    'log one: rows a second against raw durable inserts',
    rates.small.map((rate, i) => rate / rates.raw[i]),
    {
      least: 0.25,
      note: `raw ${median(rates.raw).toFixed(0)}/s, over HTTP ${median(rates.small).toFixed(0)}/s`,
    },
  );
  report(
    'log one: time at 1.000.000 against 50.000',
    rates.small.map((rate, i) => rate / rates.large[i]),
    { most: 1.5 },
  );
  for (const one of Object.values(sides)) await one.finish();
}

/** A copy of the database with a server on it, and the contact of an enterprise signed in. */
async function side(data) {
  const { DATA_DIR: folder, file } = copyOf(data);
  // both sides write into the newest tables, whatever made the kept database
  execFileSync(process.execPath, ['dist/manage.js', '--demo', 'migrate'], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const rawFile = join(folder, 'raw.sqlite');
  if (data.initiatives <= 100_000) copyFileSync(file, rawFile);
  const server = await startServer(['dist/manage.js', 'demo', '--serve'], {
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const account = JSON.parse(readFileSync(data.accounts, 'utf8')).find(({ role }) => role === 'enterprise');
  const browser = await signIn(server.address, account);
  let made = 0;
  const nextForm = () =>
    browser.form({
      title: `Cải tiến đồ gá số ${++made}`,
      category: 'san-xuat',
      submittedOn: '12/05/2022',
      'authors[0][name]': 'Ngô Văn Đạt',
      _key: `bench-${process.pid}-${made}`,
    });
  const log = async (seconds) => {
    const client = await openClient(server.address);
    const headers = browser.headers();
    const started = performance.now();
    let count = 0;
    let form = nextForm();
    while (performance.now() - started < seconds * 1000) {
      const answered = client.post('/initiatives', headers, form);
      form = nextForm(); // while the server works: what the client costs is not what is measured
      const status = await answered;
      if (status !== 303) throw new Error(`logging answered ${status}`);
      count += 1;
    }
    client.close();
    return (count * 1000) / (performance.now() - started);
  };
  const finish = async () => {
    await server.stop();
    const checked = JSON.parse(
      execFileSync(process.execPath, ['dist/manage.js', '--demo', 'check', '--json'], {
        env: { ...process.env, DATA_DIR: folder },
      }),
    );
    if (!checked.ok) throw new Error(`after the run: ${checked.problems.join('; ')}`);
    rmSync(folder, { recursive: true, force: true });
  };
  return { log, rawFile, finish };
}
