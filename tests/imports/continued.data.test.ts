import { describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { getBatch } from '../../src/imports/import.store.ts';
import { countsOf, mappingOf } from '../../src/imports/import.ts';
import { importResult } from '../../src/imports/import-result.ts';
import { openImport } from '../../src/imports/open-import.ts';
import { questionsOf } from '../../src/imports/question.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { getJob, releaseJobsOf } from '../../src/jobs/job.store.ts';
import type { JobRun } from '../../src/jobs/job.ts';
import { runNextJob } from '../../src/jobs/run-jobs.ts';
import { applyBatch, checkFile, decideOn, reverseBatch, sendBack } from '../support/imports.ts';
import { SLUG, useWorld } from '../support/world.ts';

const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const csv = (...rows: readonly string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));
const row = (title: string, { author = 'Lê A', unit = 'SAO-KHUE', day = '10/05/2022' } = {}): string =>
  `${author};${unit};${title};SXKD;${day}`;

describe('bad rows sent back', () => {
  const world = useWorld();
  const items = (batch: number) =>
    world.database.db
      .selectFrom('initiative')
      .select(['title', 'status'])
      .where('import_batch_id', '=', batch)
      .orderBy('id')
      .execute();
  const counts = async (batch: number) => countsOf(await getBatch(world.database.db, '/', batch));
  const send = async (bytes: Buffer, fileName = 'tuan-19.csv') =>
    checkFile(world, await world.context('mai'), { slug: SLUG, bytes, fileName });
  /** As the workbook of corrections comes back: the same columns, and where each row stood. */
  const mended = (...rows: readonly (readonly [string, string])[]): Buffer =>
    Buffer.from(
      [`${HEADER};Lỗi / Cách sửa;Dòng gốc`, ...rows.map(([line, origin]) => `${line};;${origin}`)].join('\n'),
    );

  it('continue the batch after its good rows went in, and are taken back with it', async () => {
    const mai = await world.context('mai');
    const batch = await send(
      csv(
        row('Gá hàn khung xe đẩy'),
        row('Băng tải cấp phôi', { day: '31/02/2022' }),
        row('', { author: 'Trần B' }),
      ),
    );
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 2 });
    await applyBatch(world, mai, batch, 'good-rows');
    await sendBack(world, mai, batch, {
      bytes: mended([row('Băng tải cấp phôi', { day: '28/02/2022' }), 'tuan-19!3']),
      fileName: 'sua.csv',
    });
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1, corrected: 1 });
    expect(await items(batch)).toHaveLength(1);
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await items(batch)).toEqual([
      { title: 'Gá hàn khung xe đẩy', status: 'submitted' },
      { title: 'Băng tải cấp phôi', status: 'submitted' },
    ]);
    expect(await importResult(mai, batch)).toMatchObject({ applied: 2, errors: 1 });
    expect(await reverseBatch(world, mai, batch)).toMatchObject({ reversed: 2, kept: 0, refused: 0 });
    expect(await reverseBatch(world, mai, batch)).toMatchObject({ reversed: 0 });
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('may come before anything went in, more than once, and still bad', async () => {
    const mai = await world.context('mai');
    const batch = await send(csv(row('Xe nâng pin', { day: '32/05/2022' }), row('Khuôn cắt da')));
    await sendBack(world, mai, batch, {
      bytes: mended([row('Xe nâng pin', { day: '30/02/2022' }), 'tuan-19!2']),
      fileName: 'sua-1.csv',
    });
    expect(await counts(batch)).toMatchObject({ new: 1, errors: 1, corrected: 1 });
    await sendBack(world, mai, batch, {
      bytes: mended([row('Xe nâng pin', { day: '02/05/2022' }), 'tuan-19!2']),
      fileName: 'sua-2.csv',
    });
    expect(await counts(batch)).toMatchObject({ new: 2, errors: 0, corrected: 2 });
    await applyBatch(world, mai, batch, 'all-or-nothing');
    expect(await items(batch)).toHaveLength(2);
  });

  it('double nothing: a good row sent again is known, and so is the same file', async () => {
    const mai = await world.context('mai');
    const batch = await send(csv(row('Đèn soi vải'), row('Bàn xoay', { day: '00/05/2022' })));
    await applyBatch(world, mai, batch, 'good-rows');
    const again = {
      bytes: mended([row('Đèn soi vải'), 'tuan-19!2'], [row('Bàn xoay'), 'tuan-19!3']),
      fileName: 'a.csv',
    };
    await sendBack(world, mai, batch, again);
    expect(await counts(batch)).toMatchObject({ new: 1, identical: 1, errors: 0 });
    await expect(sendBack(world, mai, batch, again)).rejects.toMatchObject({ code: 'import_same_file' });
  });

  it('may bring further rows, which stand in nobody’s place', async () => {
    const mai = await world.context('mai');
    const batch = await send(
      csv(row('Thang nâng', { day: '31/06/2022' }), row('Kệ xoay', { day: '31/04/2022' })),
    );
    const more = mended(
      [row('Kệ xoay', { day: '31/04/2022' }), 'tuan-19!3'],
      [row('Xe đẩy thêm', { day: '31/04/2022' }), ''],
    );
    await sendBack(world, mai, batch, { bytes: more, fileName: 'tuan-19.csv' });
    expect(await counts(batch)).toMatchObject({ new: 0, errors: 3, corrected: 1 });
    // the further row stood in row 3 of its file, as “Kệ xoay” did in the first
    const rest = mended(
      [row('Xe đẩy thêm'), '2/tuan-19!3'],
      [row('Kệ xoay'), 'tuan-19!3'],
      [row('Thang nâng'), 'tuan-19!2'],
    );
    await sendBack(world, mai, batch, { bytes: rest, fileName: 'tuan-19.csv' });
    expect(await counts(batch)).toMatchObject({ new: 3, errors: 0 });
  });

  it('that cannot be read leave the batch as it was', async () => {
    const mai = await world.context('mai');
    const batch = await send(csv(row('Kẹp dây'), row('Tủ gá', { day: '99/05/2022' })));
    const before = await counts(batch);
    await expect(
      sendBack(world, mai, batch, { bytes: Buffer.from('%PDF-1.7'), fileName: 'sua.xlsx' }),
    ).rejects.toMatchObject({ code: 'file_not_a_workbook' });
    expect((await getBatch(world.database.db, '/', batch)).status).toBe('checked');
    expect(await counts(batch)).toEqual(before);
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await items(batch)).toHaveLength(1);
  });

  it('are not taken from another branch', async () => {
    const batch = await send(csv(row('Ghế công thái')));
    const context = await world.context('hung');
    await expect(
      sendBack(world, context, batch, { bytes: csv(row('x')), fileName: 'a.csv' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('what people decide', () => {
  const world = useWorld();
  const send = async (bytes: Buffer) =>
    checkFile(world, await world.context('mai'), { slug: SLUG, bytes, fileName: 'tuan.csv' });
  const batchOf = (id: number) => getBatch(world.database.db, '/', id);

  it('settles a name for all its rows, and for the next file', async () => {
    const mai = await world.context('mai');
    const odd = { unit: 'Nhà máy Sao Khê Điện Tử' };
    const batch = await send(csv(row('Một', odd), row('Hai', odd), row('Ba')));
    const asked = questionsOf(await batchOf(batch));
    expect(asked).toMatchObject([{ kind: 'unit', written: odd.unit, rows: 2 }]);
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 1, errors: 2 });
    const [question] = asked;
    if (question?.kind !== 'unit') throw new Error('a name is asked');
    expect(question.candidates.map(({ code }) => code)).toContain('SAO-KHUE');
    await decideOn(world, mai, batch, { units: { [question.key]: 'SAO-KHUE' } });
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 3, errors: 0 });
    expect(questionsOf(await batchOf(batch))).toEqual([]);
    const next = await send(csv(row('Bốn', odd)));
    expect(countsOf(await batchOf(next))).toMatchObject({ new: 1, errors: 0 });
  });

  it('of a name holds for its own file where an enterprise says it', async () => {
    const lan = await world.context('lan');
    const odd = { unit: 'Xí nghiệp Sao Khuê Cũ' };
    const file = (title: string) => ({ slug: SLUG, bytes: csv(row(title, odd)), fileName: 'lan.csv' });
    const batch = await checkFile(world, lan, file('Năm'));
    const [question] = questionsOf(await batchOf(batch));
    if (question?.kind !== 'unit') throw new Error('a name is asked');
    await decideOn(world, lan, batch, { units: { [question.key]: 'SAO-KHUE' } });
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 1, errors: 0 });
    const staffs = await send(csv(row('Sáu', odd)));
    expect(countsOf(await batchOf(staffs))).toMatchObject({ new: 0, errors: 1 });
  });

  it('corrects a column, and is remembered for its header', async () => {
    const mai = await world.context('mai');
    const strange = (title: string) =>
      Buffer.from(`Người;Đơn vị;Việc đã làm;Lĩnh vực;Hôm nộp\nLê A;SAO-KHUE;${title};SXKD;10/05/2022`);
    const batch = await send(strange('Bọc ống hơi nóng'));
    expect(countsOf(await batchOf(batch)).new).toBe(0);
    const columns = { A: 'authors', C: 'title', E: 'submittedOn' } as const;
    await decideOn(world, mai, batch, { sheets: { tuan: { headerRow: 1, columns } } });
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 1, errors: 0 });
    const next = await send(strange('Bọc ống hơi lạnh'));
    expect(countsOf(await batchOf(next))).toMatchObject({ new: 1, errors: 0 });
    expect(
      mappingOf(await batchOf(next)).sheets[0]?.columns.find(({ column }) => column === 'C'),
    ).toMatchObject({
      field: 'title',
      how: 'remembered',
    });
  });

  it('lets probable duplicates in one by one', async () => {
    const mai = await world.context('mai');
    const first = await send(csv(row('Cải tiến gá kẹp phôi máy phay CNC')));
    await applyBatch(world, mai, first, 'good-rows');
    const batch = await send(
      csv(
        row('Cải tiến gá kẹp phôi máy phay CNC', { day: '11/05/2022' }),
        row('Giảm thời gian thay khuôn ép nhựa'),
        row('Giảm thời gian thay khuôn ép nhưa'.replace('nhưa', 'nhựaa')),
        row('Giảm thời gian thay khuôn ép nhựa', { author: 'Trần B' }),
      ),
    );
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 1, duplicates: 3, probable: 3 });
    const { findings } = await importResult(mai, batch);
    expect(findings.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'item_probable_day'],
      [4, 'row_probable_title'],
      [5, 'row_probable_author'],
    ]);
    await decideOn(world, mai, batch, { take: ['tuan!2', 'tuan!5'] });
    expect(countsOf(await batchOf(batch))).toMatchObject({ new: 3, probable: 1 });
    await applyBatch(world, mai, batch, 'good-rows');
    expect(await importResult(mai, batch)).toMatchObject({ applied: 3 });
  });

  it('comes too late once the rows are in', async () => {
    const mai = await world.context('mai');
    const batch = await send(csv(row('Muộn rồi')));
    await applyBatch(world, mai, batch, 'good-rows');
    await expect(decideOn(world, mai, batch, { confirmBenefit: true })).rejects.toMatchObject({
      code: 'import_not_open',
    });
  });
});

describe('a check that was cut off', () => {
  const world = useWorld();

  it('is begun again and comes to the same', async () => {
    const mai = await world.context('mai');
    const many = csv(...Array.from({ length: 2_500 }, (_, n) => row(`Sáng kiến rất khác số ${n}`)));
    const { batchId, jobId } = await openImport(mai, world.files, {
      slug: SLUG,
      bytes: many,
      fileName: 'a.csv',
    });
    const job = await getJob(world.database.db, jobId);
    let held = 0;
    const hold = () => {
      held += 1;
      if (held === 3) throw new Error('power cut');
    };
    const lease = { id: jobId, worker: 'cut', progress: '{}' };
    const cut: JobRun = {
      job,
      report: async () => {},
      hold: async () => hold(),
      lease: () => {
        hold();
        return lease;
      },
    };
    await atomically(world.system, ({ db }) =>
      db.updateTable('job').set({ state: 'running', worker: 'cut' }).where('id', '=', jobId).execute(),
    );
    await expect(world.host.handlers[job.kind]?.run(mai, cut)).rejects.toThrow('power cut');
    const staged = () =>
      world.database.db.selectFrom('import_row').select('id').where('batch_id', '=', batchId).execute();
    expect((await staged()).length).toBeGreaterThan(0);
    expect((await getBatch(world.database.db, '/', batchId)).status).toBe('checking');
    await atomically(world.system, ({ db }) => releaseJobsOf(db, 'cut'));
    await runNextJob(world.host, jobId);
    expect(await staged()).toHaveLength(2_500);
    expect(countsOf(await getBatch(world.database.db, '/', batchId)).new).toBe(2_500);
    await applyBatch(world, mai, batchId, 'all-or-nothing');
    const { count } = await atomically(world.system, ({ db }) =>
      db
        .selectFrom('initiative')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('import_batch_id', '=', batchId)
        .executeTakeFirstOrThrow(),
    );
    expect(Number(count)).toBe(2_500);
    expect(await recountProblems(world.database.db)).toEqual([]);
  });
});
