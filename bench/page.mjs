import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { copyOf } from './lib/copy.mjs';
import { cpuSeconds, fetchOnce, median, report, requestsPerSecond, startServer } from './lib/measure.mjs';

const SLUG = 'sang-kien-sang-tao-thu-do';
const PAGE = `/campaigns/${SLUG}`;
const serve = (data) =>
  startServer(['dist/manage.js', 'demo', '--serve'], {
    DATA_DIR: data.DATA_DIR,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });

async function bareExpress(bytes) {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'page.html');
  writeFileSync(file, bytes);
  return startServer(['bench/limits/bare-express.mjs', file]);
}

/** The progress page as visitors get it again and again, against Express that sends the same bytes. */
export async function benchPage(small, large, { rounds }) {
  const servers = { small: await serve(small), large: await serve(large) };
  const { body } = await fetchOnce(servers.small.address + PAGE);
  const bare = await bareExpress(body);
  process.stdout.write(`\nprogress page, unchanged figures: ${body.length} bytes\n`);
  const one = { bare: [], small: [], large: [] };
  for (const address of [bare.address, servers.small.address + PAGE, servers.large.address + PAGE])
    await requestsPerSecond(address, { seconds: 1 });
  for (let round = 0; round < rounds; round++) {
    one.bare.push(await requestsPerSecond(bare.address));
    one.small.push(await requestsPerSecond(servers.small.address + PAGE));
    one.large.push(await requestsPerSecond(servers.large.address + PAGE));
  }
  report(
    'page, cached: requests a second against bare Express',
    one.small.map((rate, i) => rate / one.bare[i]),
    { least: 0.7, note: `bare ${median(one.bare).toFixed(0)}/s` },
  );
  report(
    'page, cached: time at 1.000.000 against 50.000',
    one.small.map((rate, i) => rate / one.large[i]),
    { most: 1.1 },
  );
  await Promise.all([bare.stop(), servers.small.stop(), servers.large.stop()]);
}

/** The page built anew: the version is moved from outside before each request, so only the page is measured. */
export async function benchMiss(small, large, { rounds }) {
  const sides = {};
  for (const [name, data] of Object.entries({ small, large })) {
    const own = copyOf(data); // its counters are moved about
    const db = new Sqlite(own.file, { timeout: 5000 });
    sides[name] = {
      server: await serve(own),
      db,
      folder: own.DATA_DIR,
      bump: moveOn(db),
    };
    db.pragma('synchronous = OFF');
  }
  const { body } = await fetchOnce(sides.small.server.address + PAGE);
  const bare = await bareExpress(body);
  process.stdout.write('\nprogress page, after a write\n');
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const cpu = { bare: [], small: [], large: [] };
  for (let round = 0; round <= rounds; round++) {
    const measured = {
      bare: await cpuPerRequest(bare.pid, 4000, () => fetchOnce(bare.address, { agent })),
      small: await misses(sides.small, agent),
      large: await misses(sides.large, agent),
    };
    if (round > 0) for (const name of Object.keys(cpu)) cpu[name].push(measured[name]); // the first round warms up
  }
  const note = `bare ${(median(cpu.bare) * 1e6).toFixed(0)} µs, page ${(median(cpu.small) * 1e6).toFixed(0)} µs`;
  report(
    'page, after a write: CPU against a bare Express request',
    cpu.small.map((value, i) => value / cpu.bare[i]),
    { most: 12, note },
  );
  report(
    'page, after a write: CPU at 1.000.000 against 50.000',
    cpu.large.map((value, i) => value / cpu.small[i]),
    { most: 1.15 },
  );
  await Promise.all([bare.stop(), sides.small.server.stop(), sides.large.server.stop()]);
  for (const { db, folder } of Object.values(sides)) {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves the campaign on as a write does: another awaiting item of some enterprise, another version. */
function moveOn(db) {
  const { id } = db.prepare('select id from campaign where slug = ?').get(SLUG);
  const units = db
    .prepare(
      "select distinct organisation_id as unit from tally_organisation where campaign_id = ? and status = 'submitted'",
    )
    .all(id);
  const next = db.prepare('update campaign set version = version + 1 where id = ? returning version');
  const tallies = ['tally_organisation', 'tally_category'].map((table) => {
    const key = table.slice('tally_'.length);
    return db.prepare(
      `update ${table} set count = count + 1 where campaign_id = ? and status = 'submitted' and ${key}_id = ?`,
    );
  });
  const change = db.prepare('insert into campaign_change values (?, ?, ?)');
  let turn = 0;
  return db.transaction(() => {
    const { unit } = units[turn++ % units.length];
    tallies[0].run(id, unit);
    tallies[1].run(id, 1);
    change.run(id, next.get(id).version, unit);
  });
}

function misses({ server, bump }, agent) {
  return cpuPerRequest(server.pid, 1500, async () => {
    bump();
    const { status } = await fetchOnce(server.address + PAGE, { agent });
    if (status !== 200) throw new Error(`the page answered ${status}`);
  });
}

async function cpuPerRequest(pid, count, request) {
  const before = cpuSeconds(pid);
  for (let i = 0; i < count; i++) await request();
  return (cpuSeconds(pid) - before) / count;
}
