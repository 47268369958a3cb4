import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeFixIt } from '../../src/imports/fix-it/make-fix-it.ts';
import { importResult } from '../../src/imports/import-result.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { applyBatch, checkFile, sendBack } from '../support/imports.ts';
import { mendWorkbook } from '../support/mend-workbook.ts';
import { ENTERPRISES, type Person, SLUG, useWorld } from '../support/world.ts';

const world = useWorld();
const SAMPLE = '02-bieu-tong-hop.xlsx';
const sample = readFileSync(new URL(`../samples/${SAMPLE}`, import.meta.url));

async function fixItOf(person: Person, batch: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await makeFixIt(await world.context(person), batch)).chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const benefitOf = async (batch: number) => {
  const { total } = await world.database.db
    .selectFrom('initiative')
    .select((eb) => eb.fn.sum<number>('benefit_vnd').as('total'))
    .where('import_batch_id', '=', batch)
    .executeTakeFirstOrThrow();
  return Number(total);
};

describe('the bad rows of a file', () => {
  it('go out alone, come back mended in any order, and continue their batch', async () => {
    world.setNow('2022-09-05T09:00:00+07:00');
    const mai = await world.context('mai');
    const batch = await checkFile(world, mai, { slug: SLUG, bytes: sample, fileName: SAMPLE });
    await applyBatch(world, mai, batch, 'good-rows');
    const good = await benefitOf(batch);
    const bytes = await fixItOf('mai', batch);
    const [sheet] = (await readWorkbook(bytes, 'sua.xlsx')).sheets;
    expect(sheet?.rows).toHaveLength(16);
    const texts = sheet?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
    expect(texts.slice(1).map((row) => row.at(-1))).toEqual(
      [24, 32, 40, 61, 69, 77, 98, 106, 114, 135, 143, 151, 172, 180, 188].map(
        (row) => `${sheet?.name}!${row}`,
      ),
    );

    let number = 0;
    const first = await mendWorkbook(bytes, (row, column) => {
      number += 1;
      if (number > 10) return null;
      row[column('Ngày nộp')] = '10/05/2022';
      row[column('Tên')] = `Tên đã bổ sung ${number}`;
      return row;
    });
    await sendBack(world, mai, batch, { bytes: first, fileName: 'sua-1.xlsx' });
    expect(await importResult(mai, batch)).toMatchObject({ errors: 5, new: 10 });
    await applyBatch(world, mai, batch, 'good-rows');

    const rest = await fixItOf('mai', batch);
    const all = await mendWorkbook(rest, (row, column) => {
      number += 1;
      row[column('Ngày nộp')] = new Date('2022-05-11T00:00:00Z');
      row[column('Tên')] = `Tên đã bổ sung ${number}`;
      return row;
    });
    await sendBack(world, mai, batch, { bytes: all, fileName: 'sua-2.xlsx' });
    expect(await importResult(mai, batch)).toMatchObject({ errors: 0, new: 5 });
    await applyBatch(world, mai, batch, 'all-or-nothing');
    const items = await world.database.db
      .selectFrom('initiative')
      .select(['organisation_id', 'benefit_vnd'])
      .where('import_batch_id', '=', batch)
      .execute();
    expect(items).toHaveLength(175);
    expect(new Set(items.map(({ organisation_id }) => organisation_id)).size).toBe(5);
    // sums of the mended rows are of the size of the others: still read in millions
    expect(await benefitOf(batch)).toBeGreaterThan(good * 1.04);
    expect(await benefitOf(batch)).toBeLessThan(good * 1.25);
    expect(await recountProblems(world.database.db)).toEqual([]);
    await expect(makeFixIt(mai, batch)).rejects.toMatchObject({ status: 404 });
  });

  it('bring a column for the unit where the file had none, and belong to whoever sees the batch', async () => {
    const mai = await world.context('mai');
    const lines = ['Họ và tên;Tên sáng kiến;Lĩnh vực;Ngày nộp', 'Ngô Văn Đạt;Dán nhãn;SXKD;10/05/2022'];
    const csv = Buffer.from(lines.join('\n'));
    const batch = await checkFile(world, mai, { slug: SLUG, bytes: csv, fileName: 'nhãn: 1/2.csv' });
    const bytes = await mendWorkbook(await fixItOf('mai', batch), (row, column) => {
      row[column('Đơn vị')] = ENTERPRISES.hongDang.name;
      return row;
    });
    await sendBack(world, mai, batch, { bytes, fileName: 'sua.xlsx' });
    expect(await importResult(mai, batch)).toMatchObject({ errors: 0, new: 1 });
    await expect(makeFixIt(await world.context('hung'), batch)).rejects.toMatchObject({ status: 404 });
    await expect(makeFixIt(await world.context('thu'), batch)).rejects.toMatchObject({ status: 403 });
  });

  it('are refused at another batch', async () => {
    const mai = await world.context('mai');
    const bad = (title: string) =>
      Buffer.from(`Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp\nLê A;SAO-KHUE;${title};SXKD;31/02/2022`);
    const send = (title: string) =>
      checkFile(world, mai, { slug: SLUG, bytes: bad(title), fileName: 'a.csv' });
    const [one, other] = [await send('Kệ một'), await send('Kệ hai')];
    const bytes = await fixItOf('mai', one);
    await sendBack(world, mai, other, { bytes, fileName: 'sua.xlsx' }).catch(() => undefined);
    expect(await importResult(mai, other)).toMatchObject({ errors: 1, new: 0 });
    const files = await world.database.db
      .selectFrom('import_file')
      .select('problem')
      .where('batch_id', '=', other)
      .orderBy('round')
      .execute();
    expect(files.map(({ problem }) => problem && JSON.parse(problem).code)).toEqual([
      null,
      'fix_it_of_other_batch',
    ]);
  });
});
