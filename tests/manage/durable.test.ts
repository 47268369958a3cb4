import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { connect } from '../../src/database/connect.ts';
import { dataFolder } from './support.ts';

it('every handle on SQLite syncs each commit, on the first opening and on later ones', async () => {
  const file = join(dataFolder(), 'a.sqlite');
  for (let opening = 0; opening < 3; opening++) {
    const database = await connect({ kind: 'sqlite', file });
    const extra = await database.openReader();
    expect(database.sqlite?.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.sqlite?.pragma('journal_mode', { simple: true })).toBe('wal');
    const asked = async (db: typeof database.db): Promise<unknown> =>
      (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous;
    expect(await asked(database.db)).toBe(2);
    expect(await asked(extra.db)).toBe(2);
    expect(await database.db.transaction().execute(asked)).toBe(2);
    await extra.close();
    await database.close();
  }
});
