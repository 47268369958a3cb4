import { beforeAll, expect, it } from 'vitest';
import { applyBatch, checkFile } from '../support/imports.ts';
import { type Person, SLUG, submissionFields, useWorld } from '../support/world.ts';

const world = useWorld();
const EXPORT = `/campaigns/${SLUG}/initiatives.csv`;
let batch: number;

beforeAll(async () => {
  const lan = await world.as('lan');
  await lan.post('/initiatives', submissionFields({ title: 'Nộp bằng biểu mẫu' }), {
    from: '/initiatives/new',
  });
  const rows = [
    'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp',
    'Lê A;SAO-KHUE;Đến bằng tệp một;SXKD;10/05/2022',
    'Lê B;HONG-DANG;Đến bằng tệp hai;SXKD;10/05/2022',
  ];
  const mai = await world.context('mai');
  batch = await checkFile(world, mai, {
    slug: SLUG,
    bytes: Buffer.from(rows.join('\n')),
    fileName: 'tuần.csv',
  });
  await applyBatch(world, mai, batch, 'all-or-nothing');
});

const linesFor = async (person: Person, query: string): Promise<string[]> => {
  const { text } = await (await world.as(person)).get(`${EXPORT}${query}`);
  return text.trim().split('\r\n').slice(1);
};

it('offers in the list of an import the file of that import, and elsewhere that of the campaign', async () => {
  const mai = await world.as('mai');
  const ofImport = await mai.get(`/initiatives?campaign=${SLUG}&import=${batch}`);
  expect(ofImport.text).toContain(
    `<a href="${EXPORT}?import&#x3D;${batch}">Tải danh sách của lần nhập này (.csv)</a>`,
  );
  const all = await mai.get('/initiatives');
  expect(all.text).toContain(`<a href="${EXPORT}">Tải danh sách đã nộp, cả phong trào (.csv)</a>`);
});

it('holds what the import brought in, inside the branch of whoever asks', async () => {
  const ofImport = await linesFor('mai', `?import=${batch}`);
  expect(ofImport).toHaveLength(2);
  expect(ofImport.join()).not.toContain('Nộp bằng biểu mẫu');
  expect(await linesFor('mai', '')).toHaveLength(3);
  const own = await linesFor('lan', `?import=${batch}`);
  expect(own).toHaveLength(1);
  expect(own.join()).toContain('Đến bằng tệp một');
  for (const none of ['?import=999999', '?import=abc', '?import=0'])
    expect(await linesFor('mai', none), none).toEqual([]);
});

it('is for whoever may export, and stands in the log with the import', async () => {
  const browser = await world.as('mai');
  const { headers } = await browser.get(`${EXPORT}?import=${batch}`);
  expect(headers['content-disposition']).toContain(`${SLUG}-lan-nhap-${batch}.csv`);
  expect((await (await world.as('quang')).get(`${EXPORT}?import=${batch}`)).status).toBe(403);
  expect((await world.visitor().get(`${EXPORT}?import=${batch}`)).status).toBe(401);
  const events = await world.database.db
    .selectFrom('event')
    .innerJoin('event_detail', 'event_detail.sequence', 'event.sequence')
    .selectAll('event_detail')
    .where('action', '=', 'initiatives.exported')
    .orderBy('event.sequence', 'desc')
    .limit(1)
    .execute();
  expect(JSON.stringify(events)).toContain(`csv import ${batch}`);
});
