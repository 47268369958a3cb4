import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { atOneMoment } from '../../src/database/one-moment.ts';
import type { Db } from '../../src/database/schema.ts';
import { Unavailable } from '../../src/errors.ts';
import { exportInitiatives } from '../../src/reports/export-file.ts';
import { clientOf } from '../api/support.ts';
import { SLUG, useWorld } from '../support/world.ts';

const world = useWorld();

const textOf = async (chunks: Readable): Promise<string> => (await chunks.toArray()).join('');

describe('a long read', () => {
  it('sees one moment, while others write', async () => {
    const lan = await clientOf(world, 'lan');
    const counted = async (db: Db): Promise<number> =>
      (await db.selectFrom('initiative').select('id').execute()).length;
    const seen = await atOneMoment(world.database, async (db) => {
      const before = await counted(db);
      await lan.submit({ title: 'Trong lúc đọc' });
      return [before, await counted(db)];
    });
    expect(seen).toEqual([0, 0]);
    expect(await atOneMoment(world.database, counted)).toBe(1);
  });

  it('is one of few, and gives its place back when the receiver goes', async () => {
    const mai = await world.context('mai');
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const waiting = Array.from({ length: 4 }, () =>
      exportInitiatives(mai, world.database, { slug: SLUG }, async (_file, chunks) => {
        await held;
        chunks.destroy();
        throw new Error('gone');
      }).catch((error: Error) => error.message),
    );
    await expect
      .poll(() => exportInitiatives(mai, world.database, { slug: SLUG }, async () => {}).catch((e) => e))
      .toBeInstanceOf(Unavailable);
    letGo();
    expect(await Promise.all(waiting)).toEqual(Array(4).fill('gone'));
    await exportInitiatives(mai, world.database, { slug: SLUG }, async (_file, chunks) => {
      expect(await textOf(chunks)).toContain('STT');
    });
  });
});
