import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { Invalid, Unavailable } from '../../src/errors.ts';
import { stageRows } from '../../src/imports/check/stage-rows.ts';
import { correctImport } from '../../src/imports/correct-import.ts';
import { decideImport } from '../../src/imports/decide-import.ts';
import { getBatch } from '../../src/imports/import.store.ts';
import { countsOf } from '../../src/imports/import.ts';
import { importJobs } from '../../src/imports/import-jobs.ts';
import { startApplication, startReversal } from '../../src/imports/start-application.ts';
import { doHere } from '../../src/jobs/do-jobs-here.ts';
import { runNextJob } from '../../src/jobs/run-jobs.ts';
import { applyBatch, checkFile, decideOn, sendBack } from '../support/imports.ts';
import { PEOPLE, type Person, SLUG, useWorld } from '../support/world.ts';

const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const csv = (...rows: readonly string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));
const row = (title: string, day = '10/05/2022'): string => `Lê A;SAO-KHUE;${title};SXKD;${day}`;
const file = (fileName: string, ...rows: readonly string[]) => ({ bytes: csv(...rows), fileName });
/** As bad rows come back: the first stands where row 3 stood. */
const mended = (fileName: string, first: string, ...others: readonly string[]) => ({
  bytes: Buffer.from([`${HEADER};Dòng gốc`, `${first};tuan!3`, ...others].join('\n')),
  fileName,
});
const CUT = { bytes: Buffer.from('PK\x03\x04 cut off'), fileName: 'cut.xlsx' };

describe('a check that comes to nothing', () => {
  const world = useWorld();
  const batchOf = (id: number) => getBatch(world.database.db, '/', id);
  const statusOf = async (id: number) => (await batchOf(id)).status;
  const counts = async (id: number) => countsOf(await batchOf(id));
  const rows = async (batch: number) =>
    (
      await world.database.db
        .selectFrom('import_row')
        .select(['round', 'outcome'])
        .where('batch_id', '=', batch)
        .orderBy('id')
        .execute()
    ).map(({ round, outcome }) => `${round} ${outcome}`);
  const setDisabled = (person: Person, disabled_at: string | null) =>
    atomically(world.system, ({ db }) =>
      db.updateTable('account').set({ disabled_at }).where('email', '=', PEOPLE[person].email).execute(),
    );
  const setStatus = (batch: number, status: 'checking' | 'checked') =>
    atomically(world.system, ({ db }) =>
      db.updateTable('import_batch').set({ status }).where('id', '=', batch).execute(),
    );
  const send = async (...lines: readonly string[]) =>
    checkFile(world, await world.context('mai'), { slug: SLUG, ...file('tuan.csv', ...lines) });
  afterEach(() => setDisabled('tuan', null));

  it('leaves what went in as gone in, however many unreadable files follow', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Gá hàn một'), row('Gá hàn hai', '31/02/2022'));
    await applyBatch(world, mai, batch, 'good-rows');
    for (const bytes of [CUT.bytes, Buffer.concat([CUT.bytes, Buffer.from('x')])]) {
      await expect(sendBack(world, mai, batch, { ...CUT, bytes })).rejects.toBeInstanceOf(Invalid);
      expect(await statusOf(batch)).toBe('applied');
    }
    await sendBack(world, mai, batch, mended('sua.csv', row('Gá hàn hai', '28/02/2022')));
    expect(await statusOf(batch)).toBe('checked');
    await expect(sendBack(world, mai, batch, { ...CUT, fileName: 'b.xlsx' })).rejects.toBeInstanceOf(Invalid);
    expect(await statusOf(batch)).toBe('checked');
  });

  it('does not cost the batch where an answer was given by somebody whose account is closed since', async () => {
    const tuan = await world.context('tuan');
    const batch = await send(row('Gá hàn ba'));
    const job = await decideImport(tuan, batch, { confirmBenefit: true });
    await setDisabled('tuan', '2022-05-12T00:00:00.000Z');
    await expect(doHere(world.host, job)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await statusOf(batch)).toBe('checked');
    await decideOn(world, await world.context('mai'), batch, { encoding: 'as-is' });
    expect(await counts(batch)).toMatchObject({ new: 1 });
  });

  it('takes only the correction away where its sender’s account is closed since', async () => {
    const tuan = await world.context('tuan');
    const batch = await send(row('Gá hàn bốn'), row('Gá hàn năm', '31/02/2022'));
    const { jobId } = await correctImport(tuan, world.files, batch, mended('sua.csv', row('Gá hàn sáu')));
    await setDisabled('tuan', '2022-05-12T00:00:00.000Z');
    await expect(doHere(world.host, jobId)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await statusOf(batch)).toBe('checked');
    expect(await rows(batch)).toEqual(['1 new', '1 error']);
  });

  it('has the files before it checked again where it broke off in their midst', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Gá hàn bảy'), row('Gá hàn tám', '31/02/2022'));
    const { jobId } = await correctImport(mai, world.files, batch, mended('sua.csv', row('Gá hàn chín')));
    // as where the program breaks after the rows were taken away
    const handlers = importJobs(world.files);
    const check = handlers['import.check'];
    if (!check) throw new Error('no check');
    const broken = {
      ...check,
      run: async () => {
        await atomically(world.system, ({ db }) =>
          db.deleteFrom('import_row').where('batch_id', '=', batch).execute(),
        );
        throw new Error('broken');
      },
    };
    const host = { ...world.host, handlers: { ...handlers, 'import.check': broken } };
    await expect(doHere(host, jobId)).rejects.toMatchObject({ code: 'job_defect' });
    expect(await statusOf(batch)).toBe('checking');
    while (await runNextJob(world.host));
    expect(await statusOf(batch)).toBe('checked');
    expect(await rows(batch)).toEqual(['1 new', '1 error']);
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1, corrected: 0 });
  });

  it('leaves the rows as they were where the file that came back is another one', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Gá hàn mười hai'), row('Gá hàn mười ba', '31/02/2022'));
    for (const other of [
      file('khac.csv', row('Xe nâng mười'), row('Xe nâng mười một')),
      {
        bytes: Buffer.from(`${HEADER};Dòng gốc\n${row('Gá hàn mười ba', '28/02/2022')};`),
        fileName: 'trong.csv',
      },
    ])
      await expect(sendBack(world, mai, batch, other)).rejects.toMatchObject({
        problems: { file: { code: 'import_no_corrections' } },
      });
    expect(await statusOf(batch)).toBe('checked');
    expect(await rows(batch)).toEqual(['1 new', '1 error']);
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await statusOf(batch)).toBe('applied');
  });

  it('does not come of corrections without end: they are read together until they go in', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Con lăn một'), row('Con lăn hai', '31/02/2022'));
    for (let at = 0; at < 5; at++)
      await sendBack(world, mai, batch, mended(`sua-${at}.csv`, row(`Con lăn hai lần ${at}`, '30/02/2022')));
    const sixth = mended('sua.csv', row('Con lăn hai', '28/02/2022'));
    await expect(sendBack(world, mai, batch, sixth)).rejects.toMatchObject({ code: 'import_apply_first' });
    await applyBatch(world, mai, batch, 'good-rows');
    await sendBack(world, mai, batch, sixth);
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 0 });
  });

  it('is begun again where the database was too busy in the midst of the rows', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Xe nâng một'), row('Xe nâng hai', '31/02/2022'));
    const sent = mended('sua.csv', row('Xe nâng ba'), row('Xe nâng bốn'));
    const { jobId } = await correctImport(mai, world.files, batch, sent);
    let stretches = 0;
    const handlers = importJobs(world.files, async (...stretch) => {
      stretches += 1;
      if (stretches === 2) throw new Unavailable();
      return stageRows(...stretch);
    });
    await doHere({ ...world.host, handlers }, jobId);
    expect(await counts(batch)).toMatchObject({ new: 3, errors: 0, corrected: 1 });
    expect(await rows(batch)).toEqual(['1 new', '1 corrected', '2 new', '2 new']);
  });

  it('lets nothing in where other rows stand there than were counted', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Xe nâng năm'), row('Xe nâng sáu'));
    await atomically(world.system, ({ db }) =>
      db.deleteFrom('import_row').where('batch_id', '=', batch).where('row_number', '=', 2).execute(),
    );
    await expect(applyBatch(world, mai, batch, 'good-rows')).rejects.toMatchObject({
      code: 'import_incomplete',
    });
    expect(await statusOf(batch)).toBe('checked');
  });

  it('is not overtaken by an application or a reversal that was asked for before', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Xe nâng bảy'));
    const job = (await startApplication(mai, batch, 'good-rows')) ?? 0;
    // as an upgrade does that changes how rows are staged
    await setStatus(batch, 'checking');
    await expect(doHere(world.host, job)).rejects.toMatchObject({ code: 'import_rechecked' });
    await setStatus(batch, 'checked');
    await applyBatch(world, mai, batch, 'good-rows');
    const reversal = (await startReversal(mai, batch)) ?? 0;
    await setStatus(batch, 'checking');
    await expect(doHere(world.host, reversal)).rejects.toMatchObject({ code: 'import_rechecked' });
  });

  it('ends the batch where its only file is gone from the disk', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Gá hàn mười'));
    const { stored_name } = await world.database.db
      .selectFrom('import_file')
      .select('stored_name')
      .where('batch_id', '=', batch)
      .executeTakeFirstOrThrow();
    rmSync(join(world.folder, 'attachments', stored_name));
    await expect(decideOn(world, mai, batch, { confirmBenefit: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await statusOf(batch)).toBe('refused');
  });

  it('never follows from a wrong answer: it can be put right', async () => {
    const mai = await world.context('mai');
    const batch = await send(row('Gá hàn mười một'));
    await decideOn(world, mai, batch, { sheets: { tuan: { headerRow: 1_000_000 } } });
    expect(await statusOf(batch)).toBe('checked');
    expect(await counts(batch)).toMatchObject({ new: 0 });
    await decideOn(world, mai, batch, { sheets: { tuan: { headerRow: 1 } } });
    expect(await counts(batch)).toMatchObject({ new: 1 });
  });
});
