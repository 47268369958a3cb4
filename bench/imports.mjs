import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { bigWorkbook } from './lib/big-workbook.mjs';
import { copyOf } from './lib/copy.mjs';
import { fetchOnce, report, residentMiB, startServer } from './lib/measure.mjs';
import { signIn } from './lib/session.mjs';
import { cliImport, csvOf } from './limits/cli-import.mjs';

const SLUG = 'sang-kien-sang-tao-thu-do';
const ROWS = 50_000;
/** In the demo's phase 1, before its clock. */
const PERIOD = { from: '2022-01-02', to: '2022-05-10' };

/**
 * Whole imports against the sqlite3 shell: by the command line, which is a command as the shell is, and
 * through the pages with worker, upload and answers; and everybody else meanwhile.
 */
export async function benchImports(small, { rounds }) {
  process.stdout.write('\nimports of 50.000 rows × 14 columns\n');
  const units = unitsOf(small.file);
  const times = { limit: [], inline: [], shared: [], pages: [] };
  const five = [];
  for (let round = 0; round < rounds; round++) {
    const seed = 100 + round * 10;
    times.limit.push(limit(small, { rows: ROWS, seed, units, ...PERIOD }));
    for (const kind of ['inline', 'shared'])
      times[kind].push(await command(small, { rows: ROWS, kind, seed, units, ...PERIOD }));
    times.pages.push((await fresh(small, (side) => side.importOf('inline', ROWS, seed, units))).seconds);
  }
  report('import: inline strings, against the sqlite3 shell', ratios(times.inline, times.limit), { most: 4 });
  report('import: shared strings, against the sqlite3 shell', ratios(times.shared, times.limit), { most: 8 });
  report('import: the first through the pages, from the upload on', ratios(times.pages, times.limit), {});
  for (let round = 0; round < Math.min(rounds, 2); round++)
    five.push(await fresh(small, (side) => inChunks(side, units, 500 + round * 10)));
  report('import: 250.000 rows in five files against 50.000', five, { most: 5.5 });
  await benchLarge(small, units);
  await benchUndo(small, units, rounds);
  await benchOthers(small, units, rounds);
}

const ratios = (ours, limits) => ours.map((value, i) => value / limits[i]);

/** Real units of the database, as the sheet names them. */
function unitsOf(file) {
  const db = new Sqlite(file, { readonly: true });
  const units = db.prepare("select code, name from organisation where kind = 'grassroots' order by id").all();
  db.close();
  return units;
}

function limit(data, options) {
  const { DATA_DIR: folder, file } = copyOf(data);
  const seconds = cliImport(file, csvOf(folder, file, options));
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}

/** Seconds of `manage import`, from the command to its end. */
async function command(data, options) {
  const { DATA_DIR: folder } = copyOf(data);
  const file = join(folder, 'mot-tep.xlsx');
  writeFileSync(file, await bigWorkbook(options));
  const env = { ...process.env, DATA_DIR: folder };
  const words = ['--demo', 'import', file, '--campaign', SLUG, '--apply', 'all-or-nothing', '--json'];
  const started = performance.now();
  const told = execFileSync(process.execPath, ['dist/manage.js', ...words], { env, maxBuffer: 1e8 });
  const seconds = (performance.now() - started) / 1000;
  const { applied } = JSON.parse(told);
  if (applied !== options.rows) throw new Error(`${applied} of ${options.rows} rows went in`);
  recount(folder);
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}

/** Work on a server with a database of its own, which is recounted afterwards. */
async function fresh(data, work) {
  const { DATA_DIR: folder } = copyOf(data);
  const server = await startServer(['dist/manage.js', 'demo', '--serve'], {
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const staff = JSON.parse(readFileSync(data.accounts, 'utf8')).find(({ role }) => role === 'staff');
  const side = sideOf(server, await signIn(server.address, staff));
  const result = await work(side);
  await server.stop();
  recount(folder);
  rmSync(folder, { recursive: true, force: true });
  return result;
}

function recount(folder) {
  const env = { ...process.env, DATA_DIR: folder };
  const checked = JSON.parse(
    execFileSync(process.execPath, ['dist/manage.js', '--demo', 'check', '--json'], { env }),
  );
  if (!checked.ok) throw new Error(`after the run: ${checked.problems.join('; ')}`);
}

function sideOf(server, browser) {
  /** Until nothing is being done with the batch. */
  const settled = async (place) => {
    for (;;) {
      const { body } = await browser.send(place);
      if (!body.includes('http-equiv="refresh"')) return body.toString();
      await sleep(100);
    }
  };
  let key = 0;
  const act = async (place, what, fields = {}) => {
    await browser.post(`${place}/${what}`, { ...fields, _key: `bench-${process.pid}-${++key}` });
    return settled(place);
  };
  /** From the upload to the last row in; what a person thinks in between is not counted. */
  const importBytes = async (bytes, rows) => {
    await browser.send('/imports/new'); // as everybody who sends a file
    const started = performance.now();
    const fields = { campaign: SLUG, _key: `bench-${process.pid}-${++key}` };
    const place = await browser.upload('/imports', { bytes, name: 'ten-nghin.xlsx' }, fields);
    await settled(place);
    const page = await act(place, 'application', { mode: 'all-or-nothing' });
    const seconds = (performance.now() - started) / 1000;
    if (!page.includes(new Intl.NumberFormat('vi-VN').format(rows)))
      throw new Error(`${rows} rows are not on the page of ${place}`);
    return { seconds, place };
  };
  const importOf = async (kind, rows, seed, units) =>
    importBytes(await bigWorkbook({ rows, kind, seed, units, ...PERIOD }), rows);
  return { server, browser, importBytes, importOf, act };
}

/** Five allowed files one after the other, against the first of them. */
async function inChunks({ importBytes }, units, seed) {
  const seconds = [];
  for (let part = 0; part < 5; part++) {
    const bytes = await bigWorkbook({ rows: ROWS, kind: 'inline', seed: seed + part, units, ...PERIOD });
    seconds.push((await importBytes(bytes, ROWS)).seconds);
  }
  return seconds.reduce((sum, one) => sum + one, 0) / seconds[0];
}

/** The largest file that is allowed: seconds, and the most memory of the process that imports and of both. */
async function benchLarge(data, units) {
  const { seconds, worker, both } = await fresh(data, async ({ server, importOf }) => {
    const before = residentMiB(server.pid);
    const most = { worker: 0, both: 0 };
    const watch = setInterval(() => {
      const now = childrenMiB(server.pid);
      most.worker = Math.max(most.worker, now);
      most.both = Math.max(most.both, now + residentMiB(server.pid) - before);
    }, 50);
    const { seconds } = await importOf('shared', 100_000, 900, units);
    clearInterval(watch);
    return { seconds, ...most };
  });
  report('import of 100.000 rows: seconds', [seconds], { most: 60, unit: ' s' });
  report('import of 100.000 rows: memory of the worker', [worker], {
    most: 600,
    unit: ' MiB',
    note: `with what the server takes more meanwhile ${both.toFixed(0)} MiB`,
  });
}

/** Resident memory of the processes that a process started. */
function childrenMiB(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.reduce((sum, child) => {
    try {
      return sum + residentMiB(child);
    } catch {
      return sum; // gone meanwhile
    }
  }, 0);
}

async function benchUndo(data, units, rounds) {
  const undone = [];
  for (let round = 0; round < rounds; round++)
    undone.push(
      await fresh(data, async ({ importOf, act }) => {
        const { seconds, place } = await importOf('inline', 30_000, 700 + round, units);
        const started = performance.now();
        await act(place, 'reversal');
        return (performance.now() - started) / 1000 / seconds;
      }),
    );
  report('undo of 30.000 rows against their import', undone, { most: 1 });
}

/**
 * What a visitor and a colleague wait meanwhile, asked one at a time, twenty times a second; an enterprise
 * logs an initiative five times a second beside them, so that the web process writes too.
 */
async function benchOthers(data, units, rounds) {
  const runs = [];
  const contact = JSON.parse(readFileSync(data.accounts, 'utf8')).find(({ role }) => role === 'enterprise');
  for (let round = 0; round < rounds; round++)
    runs.push(await fresh(data, (side) => meanwhile(side, contact, units, 800 + round)));
  const worse = runs.map(({ ratio }) => ratio);
  report("other pages' p99 during an import against idle", worse, { most: 3 });
  const stalls = runs.map(({ stall }) => stall);
  report('longest stall of the web process during an import', stalls, { most: 50, unit: ' ms' });
  const waits = runs.map(({ longest }) => longest);
  report('longest that a logged initiative took meanwhile', waits, { unit: ' ms' });
}

async function meanwhile({ server, browser, importBytes }, contact, units, seed) {
  const bytes = await bigWorkbook({ rows: ROWS, kind: 'shared', seed, units, ...PERIOD });
  const probe = prober(server.address, browser);
  const writing = await writer(server.address, contact);
  let done = false;
  const whileIt = async (milliseconds, isOver) => {
    const written = writing(isOver);
    const read = await probe(milliseconds, isOver);
    done = true;
    return { read, written: await written };
  };
  await probe(1_000);
  const idle = await whileIt(4_000, () => done);
  await lag(server.address); // reading it sets it back
  done = false;
  const running = importBytes(bytes, ROWS).finally(() => {
    done = true;
  });
  const busy = await whileIt(60_000, () => done);
  await running;
  const stall = await lag(server.address);
  return { ratio: p99(busy.read) / p99(idle.read), stall, longest: Math.max(...busy.written) };
}

/** Logs an initiative five times a second until it is over; answers how long each took. */
async function writer(address, account) {
  const browser = await signIn(address, account);
  let made = 0;
  return async (isOver) => {
    const times = [];
    while (!isOver()) {
      const started = performance.now();
      const { status } = await browser.post('/initiatives', {
        title: `Cải tiến gá kẹp số ${++made}`,
        category: 'san-xuat',
        submittedOn: '12/05/2022',
        'authors[0][name]': 'Ngô Văn Đạt',
        _key: `meanwhile-${process.pid}-${made}`,
      });
      if (status !== 303) throw new Error(`logging answered ${status}`);
      times.push(performance.now() - started);
      await sleep(Math.max(0, 200 - (performance.now() - started)));
    }
    return times;
  };
}

function prober(address, browser) {
  const places = [`/campaigns/${SLUG}`, '/initiatives', '/verification'];
  return async (milliseconds, isOver = () => false) => {
    const times = [];
    const until = performance.now() + milliseconds;
    for (let n = 0; performance.now() < until && !isOver(); n++) {
      const started = performance.now();
      const headers = n % 3 === 0 ? {} : browser.headers();
      const { status } = await fetchOnce(address + places[n % 3], { headers });
      if (status !== 200) throw new Error(`${places[n % 3]} answered ${status}`);
      times.push(performance.now() - started);
      await sleep(Math.max(0, 50 - (performance.now() - started)));
    }
    return times;
  };
}

const p99 = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)];

/**
 * The longest that the event loop was late since it was last asked, in milliseconds. Node notes how long it is
 * from one look to the next, so that the shortest of them, some ten milliseconds, is no lateness at all.
 */
async function lag(address) {
  const { body } = await fetchOnce(`${address}/metrics`);
  const of = (which) =>
    Number(new RegExp(`nodejs_eventloop_lag_${which}_seconds ([\\d.e-]+)`).exec(body.toString())[1]);
  return (of('max') - of('min')) * 1000;
}
