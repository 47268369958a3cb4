/**
 * The limit for imports: the sqlite3 shell's .import of the same rows as CSV into a plain table, moved into
 * the product's indexed `initiative` table, durable. Works on a copy of a database.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { initiativeRows } from '../lib/big-workbook.mjs';

const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`;
const day = (date) => date.toISOString().slice(0, 10);

/** The rows as a file, beside the database; made before the clock runs. */
export function csvOf(folder, options) {
  const file = join(folder, 'limit.csv');
  const lines = [];
  for (const [
    n,
    code,
    ,
    author,
    department,
    title,
    category,
    text,
    sent,
    used,
    vnd,
    scope,
    effects,
  ] of initiativeRows(options))
    lines.push(
      [
        n,
        code,
        author,
        department,
        title,
        category,
        text,
        day(sent),
        day(used),
        vnd,
        scope,
        effects,
        `L${options.seed}-${n}`,
      ]
        .map(quoted)
        .join(','),
    );
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Seconds that the shell takes. */
export function cliImport(database, csv) {
  const db = new Sqlite(database, { readonly: true });
  const { id: _, ...like } = db.prepare("select * from initiative where status = 'submitted' limit 1").get();
  db.close();
  const given = { code: 'c13', title: 'c5', description: 'c7', submitted_on: 'c8', applied_on: 'c9' };
  const more = {
    benefit_vnd: 'cast(c10 as integer)',
    scope: 'c11',
    other_effects: 'c12',
    fingerprint: 'c13',
  };
  const literal = (value) => (value === null ? 'null' : typeof value === 'number' ? value : quote(value));
  const quote = (text) => `'${text.replaceAll("'", "''")}'`;
  const names = Object.keys(like);
  const values = names.map(
    (name) => ({ ...given, ...more, search: 'lower(c5)' })[name] ?? literal(like[name]),
  );
  const columns = Array.from({ length: 13 }, (_, n) => `c${n + 1}`);
  const script = [
    'pragma synchronous = full;',
    `create temp table plain (${columns.join(', ')});`,
    `.import --csv ${quote(csv)} plain`,
    'begin immediate;',
    `insert into initiative (${names.join(', ')}) select ${values.join(', ')} from plain;`,
    'commit;',
  ];
  const started = performance.now();
  execFileSync('sqlite3', [database], {
    input: `${script.join('\n')}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return (performance.now() - started) / 1000;
}
