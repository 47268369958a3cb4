import { describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { updateBatch } from '../../src/imports/import.store.ts';
import { IMPORT_JOBS } from '../../src/imports/import-job.ts';
import { doHere } from '../../src/jobs/do-jobs-here.ts';
import { insertJob } from '../../src/jobs/job.store.ts';
import { checkFile } from '../support/imports.ts';
import { SLUG, useWorld } from '../support/world.ts';

const world = useWorld();
const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const fileOf = (title: string): Buffer => Buffer.from(`${HEADER}\nLê A;SAO-KHUE;${title};SXKD;10/05/2022`);

/** A batch with work on it that nobody is doing at the moment, as after a kill. */
async function interrupted(
  kind: string,
  title: string,
  job: { progress?: string; state?: 'queued' | 'running' } = {},
) {
  const mai = await world.context('mai');
  const batch = await checkFile(world, mai, { slug: SLUG, bytes: fileOf(title), fileName: 'keo-dai.csv' });
  const created_at = mai.now.toISOString();
  const id = await atomically(mai, ({ db }) =>
    insertJob(db, { kind, subject_id: batch, account_id: null, created_at }),
  );
  const { state = 'running', progress = '{}' } = job;
  const held = { state, progress, attempts: 2, lease_until: '2000-01-01T00:00:00.000Z' };
  await atomically(mai, ({ db }) => db.updateTable('job').set(held).where('id', '=', id).execute());
  return { batch, job: id, page: async () => (await (await world.as('mai')).get(`/imports/${batch}`)).text };
}

describe('the page of a batch that is worked on', () => {
  it('says how far it is and looks again by itself, with and without scripts', async () => {
    const progress = JSON.stringify({ stage: 'checking', done: 12_000, total: 50_000 });
    const { batch, page } = await interrupted(IMPORT_JOBS.check, 'Kệ vật tư', { progress });
    await atomically(await world.context('mai'), ({ db }) => updateBatch(db, batch, { status: 'checking' }));
    const text = await page();
    expect(text).toContain('Đang kiểm tra từng dòng: 12.000 / 50.000 dòng');
    expect(text).toContain('max="50000" value="12000"');
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>');
    expect(text).toContain('data-live');
    expect(text).toContain('Anh/chị có thể đóng trang này');
    expect(text).not.toContain('/application"');
    expect(text).not.toContain('id="questions"');
  });

  it('says after a kill that nothing went in yet, and then that all did', async () => {
    const { batch, job, page } = await interrupted(IMPORT_JOBS.apply, 'Xe nâng pin');
    const before = await page();
    expect(before).toContain('đến lúc đó chưa dòng nào được tính');
    expect(before).toContain('Việc này bị ngắt giữa chừng và đã được bắt đầu lại từ đầu');
    expect(before).not.toContain('/application"');
    const browser = await world.as('mai');
    const busy = await browser.post(`/imports/${batch}/decisions`, { confirmBenefit: '1' });
    expect(busy.status).toBe(409);
    expect(busy.text).toContain('Tệp này đang được xử lý');
    await doHere(world.host, job);
    const after = await page();
    expect(after).toContain('Đã nhập 1 sáng kiến');
    expect(after).not.toContain('http-equiv="refresh"');
  });

  it('says why work came to nothing, and what can be done', async () => {
    const { job, page } = await interrupted(IMPORT_JOBS.apply, 'Khuôn cắt da', { state: 'queued' });
    expect(await page()).toContain('Đang chờ đến lượt');
    const failed = { state: 'failed', problem: JSON.stringify({ code: 'job_crashed' }) } as const;
    await atomically(await world.context('mai'), ({ db }) =>
      db.updateTable('job').set(failed).where('id', '=', job).execute(),
    );
    const text = await page();
    expect(text).toContain('Chưa nhập dòng nào.');
    expect(text).toContain('Máy chủ không xử lý xong tệp này sau nhiều lần thử');
    expect(text).toContain('có thể bấm nhập lại');
    expect(text).toContain('Nhập 1 sáng kiến');
  });

  it('keeps a file that nobody can read on record', async () => {
    const browser = await world.as('mai');
    const file = { name: 'hong.xlsx', bytes: Buffer.from('PK\u0003\u0004 hỏng') };
    const { status, text } = await browser.upload('/imports', file, {}, '/imports/new');
    expect(status).toBe(422);
    expect(text).toContain('Tệp vừa gửi: “hong.xlsx”');
    const list = (await browser.get('/imports')).text;
    expect(list).toContain('Không đọc được');
    const address = /href="(\/imports\/\d+)">hong\.xlsx/.exec(list)?.[1] ?? '';
    const page = (await browser.get(address)).text;
    expect(page).toContain('Không nhận được tệp “hong.xlsx”.');
    expect(page).toContain('Chưa ghi gì vào hệ thống');
    expect(page).not.toContain('/application"');
    for (const act of ['application', 'reversal', 'decisions'])
      expect((await browser.post(`${address}/${act}`, { confirmBenefit: '1' })).status).not.toBe(500);
  });
});
