/**
 * The limit for logging: better-sqlite3 alone, synchronous=FULL, one transaction a row: the row with its
 * author and history, and the same tallies, under our own settings. Codes and fingerprints differ from row
 * to row as ours do, and are made before the clock runs. Usage: raw-insert.mjs FILE SECONDS; prints rows a
 * second.
 */
import { randomBytes } from 'node:crypto';
import Sqlite from 'better-sqlite3';

const [file, seconds] = process.argv.slice(2);
const db = new Sqlite(file);
for (const pragma of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -65536',
  'temp_store = MEMORY',
  'mmap_size = 268435456',
  'wal_autocheckpoint = 8000',
])
  db.pragma(pragma);
const like = db.prepare("select * from initiative where status = 'submitted' order by id limit 1").get();
const { id: _, ...model } = like;
const columns = Object.keys(model);
const insert = db.prepare(
  `insert into initiative (${columns}) values (${columns.map((name) => `@${name}`)})`,
);
const author = db.prepare(
  "insert into author (initiative_id, position, name, share_hundredths) values (?, 1, 'x', 10000)",
);
const change = db.prepare(
  "insert into status_change (initiative_id, to_status, at) values (?, 'submitted', '2022-05-12T02:00:00.000Z')",
);
const tally = (table, key) =>
  db.prepare(`insert into ${table} (campaign_id, phase_id, status, ${key}, count, benefit_vnd, benefit_once_vnd) values (?, ?, 'submitted', ?, 1, 0, 0)
    on conflict do update set count = count + 1, benefit_vnd = benefit_vnd + 0, benefit_once_vnd = benefit_once_vnd + 0`);
const byOrganisation = tally('tally_organisation', 'organisation_id');
const byCategory = tally('tally_category', 'category_id');
const byDay = tally('tally_day', 'day');

const random = (length) => randomBytes(length).toString('base64url').slice(0, length);
const keys = Array.from({ length: 50_000 * Number(seconds) }, () => ({
  code: `SK-${random(5)}-${random(5)}`,
  fingerprint: random(27),
}));

let made = 0;
const one = db.transaction(() => {
  const { lastInsertRowid } = insert.run({ ...model, ...keys[made] });
  author.run(lastInsertRowid);
  change.run(lastInsertRowid);
  byOrganisation.run(model.campaign_id, 0, model.organisation_id);
  byOrganisation.run(model.campaign_id, model.phase_id, model.organisation_id);
  byCategory.run(model.campaign_id, model.phase_id, model.category_id);
  byDay.run(model.campaign_id, model.phase_id, model.submitted_on);
});
const until = performance.now() + Number(seconds) * 1000;
const started = performance.now();
while (performance.now() < until && made < keys.length) {
  one.immediate();
  made += 1;
}
process.stdout.write(`${(made * 1000) / (performance.now() - started)}\n`);
