import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { correctImport } from '../../src/imports/correct-import.ts';
import { decideImport } from '../../src/imports/decide-import.ts';
import { getBatch } from '../../src/imports/import.store.ts';
import { countsOf } from '../../src/imports/import.ts';
import { MOST_UNFINISHED } from '../../src/imports/import-job.ts';
import { openImport } from '../../src/imports/open-import.ts';
import { questionsOf } from '../../src/imports/question.ts';
import { doHere } from '../../src/jobs/do-jobs-here.ts';
import { claimJob } from '../../src/jobs/job.store.ts';
import { clientOf } from '../api/support.ts';
import { applyBatch, checkFile, decideOn, sendBack } from '../support/imports.ts';
import { type Person, SLUG, useWorld } from '../support/world.ts';

const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const csv = (...rows: readonly string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));
const row = (title: string, unit = 'SAO-KHUE', day = '10/05/2022'): string =>
  `Lê A;${unit};${title};SXKD;${day}`;

describe('answers that mean harm', () => {
  const world = useWorld();
  const batchOf = (id: number) => getBatch(world.database.db, '/', id);
  const counts = async (id: number) => countsOf(await batchOf(id));
  const send = async (person: Person, bytes: Buffer, decisions = {}) =>
    checkFile(world, await world.context(person), { slug: SLUG, bytes, fileName: 'tuan.csv', decisions });
  const unitsOf = async (batch: number) =>
    (
      await world.database.db
        .selectFrom('initiative')
        .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
        .select('organisation.code')
        .where('import_batch_id', '=', batch)
        .execute()
    ).map(({ code }) => code);
  const aliases = async () =>
    (await world.database.db.selectFrom('organisation_alias').select('alias').execute()).map(
      ({ alias }) => alias,
    );
  const keptFiles = () => readdirSync(join(world.folder, 'attachments')).length;

  it('name no unit outside of the branch, none that is unknown, and none that takes no items', async () => {
    const lan = await world.context('lan');
    const batch = await send('lan', csv(row('Gá hàn một', 'Xưởng Ngọc Bích Hà')));
    const key = questionsOf(await batchOf(batch)).flatMap((one) => (one.kind === 'unit' ? [one.key] : []))[0];
    if (!key) throw new Error('nothing is asked');
    for (const code of ['HONG-DANG', 'KHONG-CO', 'CD-KCNCX-HN', '__proto__'])
      await expect(decideImport(lan, batch, { units: { [key]: code } })).rejects.toMatchObject({
        problems: { units: { code: 'unknown_organisation' } },
      });
    expect((await batchOf(batch)).status).toBe('checked');
    const mai = await world.context('mai');
    await expect(decideImport(mai, batch, { units: { [key]: 'CD-KCNCX-HN' } })).rejects.toMatchObject({
      problems: { units: { code: 'unknown_organisation' } },
    });
    expect(await aliases()).not.toContain('Xưởng Ngọc Bích Hà');
    const file = { slug: SLUG, bytes: csv(row('Gá hàn hai')), fileName: 'a.csv' };
    await expect(
      openImport(lan, world.files, { ...file, decisions: { units: { x: 'HONG-DANG' } } }),
    ).rejects.toMatchObject({ problems: { units: { code: 'unknown_organisation' } } });
  });

  it('never make a file of one enterprise that of another', async () => {
    const mai = await world.context('mai');
    const batch = await send('mai', csv(row('Gá hàn ba', '')), { unit: 'SAO-KHUE' });
    for (const unit of ['HONG-DANG', 'KHONG-CO', ''])
      await expect(decideImport(mai, batch, { unit })).rejects.toMatchObject({
        problems: { unit: { code: 'unknown_organisation' } },
      });
    await decideOn(world, mai, batch, { unit: 'SAO-KHUE' });
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await unitsOf(batch)).toEqual(['SAO-KHUE']);
  });

  it('of staff let no other enterprise’s rows into the file of one', async () => {
    const mai = await world.context('mai');
    const batch = await send('lan', csv(row('Gá hàn bốn'), row('Gá hàn năm', 'HONG-DANG')));
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1 });
    await decideOn(world, mai, batch, { confirmBenefit: true });
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1 });
    await sendBack(world, mai, batch, {
      bytes: Buffer.from(`${HEADER};Dòng gốc\n${row('Gá hàn sáu', 'HONG-DANG')};tuan!3`),
      fileName: 'b.csv',
    });
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1, corrected: 1 });
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await unitsOf(batch)).toEqual(['SAO-KHUE']);
  });

  it('are refused while the check before them is about to end, so that no batch waits for ever', async () => {
    const mai = await world.context('mai');
    const batch = await send('mai', csv(row('Gá hàn bảy')));
    const job = await decideImport(mai, batch, { confirmBenefit: true });
    // as in the moment between the end of the check and the end of its job
    await atomically(world.system, async ({ db }) => {
      await claimJob(db, { worker: 'other', now: '2022', until: '2999', id: job });
      await db.updateTable('import_batch').set({ status: 'checked' }).where('id', '=', batch).execute();
    });
    await expect(decideImport(mai, batch, { encoding: 'as-is' })).rejects.toMatchObject({
      code: 'import_busy',
    });
    await expect(
      correctImport(mai, world.files, batch, { bytes: csv(row('Gá hàn tám')), fileName: 'c.csv' }),
    ).rejects.toMatchObject({ code: 'import_busy' });
    expect((await batchOf(batch)).status).toBe('checked');
  });

  it('given at once are each taken or refused, never lost', async () => {
    const mai = await world.context('mai');
    const batch = await send('mai', csv(row('Gá hàn chín')));
    const answers = [
      { confirmBenefit: true },
      { encoding: 'as-is' },
      { sheets: { x: { read: true } } },
    ] as const;
    const said = await Promise.allSettled(answers.map((answer) => decideImport(mai, batch, answer)));
    const taken = said.flatMap((one, at) => (one.status === 'fulfilled' ? [answers[at]] : []));
    expect(taken).toHaveLength(1);
    expect(JSON.parse((await batchOf(batch)).decisions)).toMatchObject(taken[0] ?? {});
    const [first] = said.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await doHere(world.host, first ?? 0);
    expect((await batchOf(batch)).status).toBe('checked');
  });

  it('and corrections that are refused leave no files behind', async () => {
    const mai = await world.context('mai');
    const batch = await send('mai', csv(row('Gá hàn mười')));
    const before = keptFiles();
    const again = { bytes: csv(row('Gá hàn mười')), fileName: 'tuan.csv' };
    await expect(correctImport(mai, world.files, batch, again)).rejects.toMatchObject({
      code: 'import_same_file',
    });
    const file = { ...again, slug: SLUG, request: { key: 'k', bodyHash: 'one' } };
    await checkFile(world, mai, file);
    await expect(
      openImport(mai, world.files, { ...file, request: { key: 'k', bodyHash: 'two' } }),
    ).rejects.toMatchObject({ code: 'key_reused' });
    expect(keptFiles()).toBe(before + 1);
  });

  it('are capped in words, and do not fill the trail', async () => {
    const mai = await world.context('mai');
    const batch = await send('mai', csv(row('Gá hàn mười một')));
    const client = await clientOf(world, 'mai');
    const units = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`u${at}`, null]));
    const answer = await client.post(`/api/v1/imports/${batch}/decisions`, { units });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.units.code).toBe('too_many_selected');
    await decideOn(world, mai, batch, { take: Array.from({ length: 50_000 }, (_, at) => `tuan!${at}`) });
    const event = await world.database.db
      .selectFrom('event')
      .innerJoin('event_detail', 'event_detail.sequence', 'event.sequence')
      .select('detail')
      .where('action', '=', 'import.decided')
      .where('subject', '=', String(batch))
      .executeTakeFirstOrThrow();
    expect(JSON.parse(event.detail)).toMatchObject({ after: { taken: 50_000 } });
    expect(event.detail.length).toBeLessThan(1_000);
  });

  it('cannot fill the queue that everyone waits in', async () => {
    const hung = await world.context('hung');
    const open = (name: string) =>
      openImport(hung, world.files, {
        slug: SLUG,
        bytes: csv(row(`Gá hàn ${name}`, 'HONG-DANG')),
        fileName: `${name}.csv`,
      });
    const jobs: number[] = [];
    for (let at = 0; at < MOST_UNFINISHED; at++) jobs.push((await open(`số ${at}`)).jobId);
    const before = keptFiles();
    await expect(open('thừa')).rejects.toMatchObject({
      code: 'import_too_many',
      params: { limit: MOST_UNFINISHED },
    });
    expect(keptFiles()).toBe(before);
    await send('lan', csv(row('Gá hàn của Lan')));
    for (const job of jobs) await doHere(world.host, job);
    await doHere(world.host, (await open('sau')).jobId);
  });
});
