/**
 * The limit for imports: the sqlite3 shell's .import of the same rows as CSV into a plain table, moved into
 * the product's indexed `initiative` table, durable, foreign keys held. The rows are like ours: each of the
 * unit and the category that the sheet names, with a code and a fingerprint that nobody can foretell, which
 * are made before the clock runs. Works on a copy of a database.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { initiativeRows } from '../lib/big-workbook.mjs';

const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`;
const day = (date) => date.toISOString().slice(0, 10);
const random = (length) => randomBytes(length).toString('base64url').slice(0, length);

/** Which column of the CSV goes where. */
const GIVEN = {
  code: 'c1',
  organisation_id: 'cast(c2 as integer)',
  category_id: 'cast(c3 as integer)',
  title: 'c4',
  description: 'c5',
  submitted_on: 'c6',
  applied_on: 'c7',
  benefit_vnd: 'cast(c8 as integer)',
  scope: 'c9',
  other_effects: 'c10',
  fingerprint: 'c11',
  // as an import's rows stand in the index of batches too
  import_batch_id: '1',
  search: 'lower(c4)',
};
const COLUMNS = 13;

/** The rows as a file, beside the database; made before the clock runs. */
export function csvOf(folder, database, options) {
  const db = new Sqlite(database, { readonly: true });
  const idOf = new Map(db.prepare('select code, id from organisation').raw().all());
  const categories = db.prepare('select id from category order by id').pluck().all();
  db.close();
  const file = join(folder, 'limit.csv');
  const lines = [];
  for (const row of initiativeRows(options)) {
    const [n, unit, , author, department, title, , text, sent, used, vnd, scope, effects] = row;
    const code = `SK-${random(5)}-${random(5)}`;
    const category = categories[n % categories.length];
    const item = [code, idOf.get(unit), category, title, text, day(sent), day(used), vnd, scope, effects];
    lines.push([...item, random(27), author, department].map(quoted).join(','));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Seconds that the shell takes. */
export function cliImport(database, csv) {
  const db = new Sqlite(database, { readonly: true });
  const { id: _, ...like } = db.prepare("select * from initiative where status = 'submitted' limit 1").get();
  db.close();
  const quote = (text) => `'${text.replaceAll("'", "''")}'`;
  const literal = (value) => (value === null ? 'null' : typeof value === 'number' ? value : quote(value));
  const names = Object.keys(like);
  const columns = Array.from({ length: COLUMNS }, (_, n) => `c${n + 1}`);
  const script = [
    'pragma synchronous = full;',
    'pragma foreign_keys = on;',
    `create temp table plain (${columns.join(', ')});`,
    `.import --csv ${quote(csv)} plain`,
    'begin immediate;',
    `insert into initiative (${names.join(', ')})
      select ${names.map((name) => GIVEN[name] ?? literal(like[name])).join(', ')} from plain;`,
    'commit;',
  ];
  const started = performance.now();
  execFileSync('sqlite3', [database], {
    input: `${script.join('\n')}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return (performance.now() - started) / 1000;
}
