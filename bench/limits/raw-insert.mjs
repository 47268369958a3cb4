/**
 * The limit for logging: better-sqlite3 alone, synchronous=FULL, one transaction a row: the row with its
 * author and history, and the same tallies. Usage: raw-insert.mjs FILE SECONDS; prints rows a second.
 */
import Sqlite from 'better-sqlite3';

const [file, seconds] = process.argv.slice(2);
const db = new Sqlite(file);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536'])
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

let made = 0;
const one = db.transaction(() => {
  const code = `RAW${Date.now()}-${process.pid}-${made}`;
  const { lastInsertRowid } = insert.run({ ...model, code, fingerprint: code });
  author.run(lastInsertRowid);
  change.run(lastInsertRowid);
  byOrganisation.run(model.campaign_id, 0, model.organisation_id);
  byOrganisation.run(model.campaign_id, model.phase_id, model.organisation_id);
  byCategory.run(model.campaign_id, model.phase_id, model.category_id);
  byDay.run(model.campaign_id, model.phase_id, model.submitted_on);
});
const until = performance.now() + Number(seconds) * 1000;
const started = performance.now();
while (performance.now() < until) {
  one.immediate();
  made += 1;
}
process.stdout.write(`${(made * 1000) / (performance.now() - started)}\n`);
