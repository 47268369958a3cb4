import { describe, expect, it, vi } from 'vitest';
import { closePhase } from '../../src/campaigns/phases/close-phase.ts';
import { getBatch } from '../../src/imports/import.store.ts';
import { importResult } from '../../src/imports/import-result.ts';
import * as tally from '../../src/initiatives/tally.store.ts';
import { applyBatch, checkFile, reverseBatch } from '../support/imports.ts';
import { type Person, SLUG, useWorld } from '../support/world.ts';

const HEADER =
  'Mã;Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp;Áp dụng từ;Số, ngày QĐ công nhận;Cấp công nhận';

/** A file of so many initiatives of Sao Khuê, each with a name of its own. */
const sheet = (about: string, count: number, from = 1): Buffer =>
  Buffer.from(
    [
      HEADER,
      ...Array.from(
        { length: count },
        (_, i) =>
          `;Lê A, Trần B;SAO-KHUE;${about} số ${from + i};SXKD;10/05/2022;04/2022;12/QĐ-SK ngày 01/05/2022;Cấp cơ sở`,
      ),
    ].join('\n'),
  );

describe('applying', () => {
  const world = useWorld();
  const items = (batch: number) =>
    world.database.db.selectFrom('initiative').selectAll().where('import_batch_id', '=', batch).execute();
  const checked = async (person: Person, bytes: Buffer) =>
    checkFile(world, await world.context(person), { slug: SLUG, bytes, fileName: 'tệp.csv' });

  it('keeps everything that the sheet says, as the form would', async () => {
    const batch = await checked('mai', sheet('Giữ đủ', 1));
    await applyBatch(world, await world.context('mai'), batch, 'all-or-nothing');
    const [item] = await items(batch);
    expect(item).toMatchObject({
      status: 'submitted',
      source: 'import',
      title: 'Giữ đủ số 1',
      applied_on: '2022-04',
      recognition_number: '12/QĐ-SK',
      recognition_on: '2022-05-01',
      recognition_level: 'grassroots',
      entered_on: '2022-05-12',
    });
    const authors = await world.database.db
      .selectFrom('author')
      .select(['name', 'share_hundredths'])
      .where('initiative_id', '=', item?.id ?? 0)
      .orderBy('position')
      .execute();
    expect(authors).toEqual([
      { name: 'Lê A', share_hundredths: 5000 },
      { name: 'Trần B', share_hundredths: 5000 },
    ]);
  });

  it('does so once, whoever presses the button, and however many files hold the same rows', async () => {
    const bytes = sheet('Hai người', 400);
    const [one, two] = [
      await checked('mai', bytes),
      await checked('tuan', Buffer.concat([bytes, Buffer.from('\n')])),
    ];
    const [mai, tuan] = [await world.context('mai'), await world.context('tuan')];
    await Promise.all([
      applyBatch(world, mai, one, 'good-rows'),
      applyBatch(world, tuan, one, 'good-rows'),
      applyBatch(world, tuan, two, 'good-rows'),
      applyBatch(world, mai, two, 'all-or-nothing'),
    ]);
    expect((await items(one)).length + (await items(two)).length).toBe(400);
    const results = await Promise.all([importResult(mai, one), importResult(mai, two)]);
    expect(results.map(({ applied }) => applied).sort()).toEqual([0, 400]);
    expect(await tally.recountProblems(world.database.db)).toEqual([]);
  });

  it('takes only what is new of a file that has grown', async () => {
    const before = await checked('mai', sheet('Hằng tuần', 3));
    await applyBatch(world, await world.context('mai'), before, 'good-rows');
    const grown = await checked('mai', sheet('Hằng tuần', 5));
    expect(await importResult(world.system, grown)).toMatchObject({ new: 2, identical: 3 });
    await applyBatch(world, world.system, grown, 'good-rows');
    const [item] = await items(grown);
    expect(item?.entered_by).toBeNull();
    const [first] = await items(before);
    const changed = Buffer.from(`${HEADER}\n${first?.code};Lê A;SAO-KHUE;Tên khác;SXKD;10/05/2022;;;`);
    const result = await importResult(world.system, await checked('mai', changed));
    expect(result).toMatchObject({ new: 0, errors: 1 });
    expect(result.findings.map(({ code, column }) => [code, column])).toEqual([['row_changed', 'A']]);
  });

  it('takes a text that was cut off in the middle of a character', async () => {
    const context = await world.context('mai');
    const names = Array.from({ length: 49 }, (_, index) => `Tên ${index}`.padEnd(99, 'a')).join(';');
    const authors = `${names}\n${'b'.repeat(5_000 - names.length - 2)}😀 z`;
    const line = `;"${authors}";SAO-KHUE;Gá hàn của năm mươi người;SXKD;10/05/2022;;;`;
    const batch = await checked('mai', Buffer.from(`${HEADER}\n${line}`));
    await applyBatch(world, context, batch, 'good-rows');
    expect(await items(batch)).toHaveLength(1);
  });

  it('leaves nothing behind when it breaks in the middle', async () => {
    const context = await world.context('mai');
    const batch = await checked('mai', sheet('Đứt giữa chừng', 300));
    const broken = vi.spyOn(tally, 'applyDeltas').mockRejectedValueOnce(new Error('power cut'));
    await expect(applyBatch(world, context, batch, 'good-rows')).rejects.toMatchObject({
      code: 'job_defect',
    });
    broken.mockRestore();
    expect(await items(batch)).toEqual([]);
    expect((await getBatch(world.database.db, '/', batch)).status).toBe('checked');
    expect(await tally.recountProblems(world.database.db)).toEqual([]);
    await applyBatch(world, context, batch, 'good-rows');
    expect(await items(batch)).toHaveLength(300);
  });
});

describe('taking back', () => {
  const world = useWorld();

  it('withdraws what nobody touched, and nothing of a closed phase', async () => {
    const mai = await world.context('mai');
    const open = await checkFile(world, mai, { slug: SLUG, bytes: sheet('Còn mở', 2), fileName: 'a.csv' });
    await expect(reverseBatch(world, mai, open)).rejects.toMatchObject({ code: 'import_not_applied' });
    await applyBatch(world, mai, open, 'good-rows');
    const late = await checkFile(world, mai, { slug: SLUG, bytes: sheet('Muộn', 1), fileName: 'b.csv' });
    await closePhase(await world.context('binh'), SLUG, 1, null);
    expect(await reverseBatch(world, mai, open)).toEqual({ reversed: 0, kept: 0, refused: 2 });
    await expect(applyBatch(world, mai, late, 'good-rows')).rejects.toMatchObject({ status: 409 });
    expect(await tally.recountProblems(world.database.db)).toEqual([]);
  });
});
