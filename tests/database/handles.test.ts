import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { prepared, preparedInsert } from '../../src/database/prepared.ts';
import type { Db } from '../../src/database/schema.ts';

const settingsOf = prepared((db, key: string) =>
  db.selectFrom('setting').select('value').where('key', '=', key),
);
const insert = preparedInsert('setting');
const insertReturning = preparedInsert('setting', (query) => query.returning('key'));

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handles-'));
  database = await connect({ kind: 'sqlite', file: join(folder, 'a.sqlite') });
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('on SQLite', () => {
  it('a write outside of a transaction is refused, whichever way it takes', async () => {
    const row = { key: 'a', value: '1' };
    const readOnly = { code: 'SQLITE_READONLY' };
    await expect(insert(database.db, row)).rejects.toMatchObject(readOnly);
    await expect(insertReturning(database.db, row)).rejects.toMatchObject(readOnly);
    await expect(database.db.insertInto('setting').values(row).execute()).rejects.toMatchObject(readOnly);
    expect(await settingsOf(database.db, 'a')).toEqual([]);
  });

  it('a read outside sees nothing of a transaction before its commit, and all of it after', async () => {
    await database.db.transaction().execute(async (inside) => {
      await insert(inside, { key: 'a', value: '1' });
      expect(await settingsOf(inside, 'a')).toEqual([{ value: '1' }]);
      expect(await settingsOf(database.db, 'a')).toEqual([]);
    });
    expect(await settingsOf(database.db, 'a')).toEqual([{ value: '1' }]);
  });

  it('a transaction that has ended writes nothing any more', async () => {
    let kept: Db | undefined;
    await database.db.transaction().execute(async (inside) => {
      kept = inside;
      await insert(inside, { key: 'a', value: '1' });
    });
    await database.db.transaction().execute(async () => {
      await expect(insert(kept as Db, { key: 'b', value: '2' })).rejects.toThrow();
    });
    expect(await settingsOf(database.db, 'b')).toEqual([]);
  });
});
