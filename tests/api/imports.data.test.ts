import { beforeAll, describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { unitKey } from '../../src/organisations/resolve-name.ts';
import { mendWorkbook } from '../support/mend-workbook.ts';
import { useWorld } from '../support/world.ts';
import { API, type Client, clientOf } from './support.ts';

const world = useWorld();
let mai: Client;
beforeAll(async () => {
  mai = await clientOf(world, 'mai');
});

const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const csv = (...rows: readonly string[]): { name: string; bytes: Buffer } => ({
  name: 'tuan-19.csv',
  bytes: Buffer.from([HEADER, ...rows].join('\n')),
});
const row = (title: string, { unit = 'SAO-KHUE', day = '10/05/2022', author = 'Lê A' } = {}): string =>
  `${author};${unit};${title};SXKD;${day}`;

const place = (id: number): string => `/api/v1/imports/${id}`;
const items = async (id: number) =>
  world.database.db
    .selectFrom('initiative')
    .select(['title', 'status', 'source'])
    .where('import_batch_id', '=', id)
    .orderBy('id')
    .execute();
async function send(
  client: Client,
  file: ReturnType<typeof csv>,
  fields: Record<string, string> = {},
): Promise<number> {
  const answer = await client.upload(`${API}/imports`, file, fields);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body.id;
}

describe('a file sent by a program', () => {
  it('is told of as a whole, in the list and alone', async () => {
    const id = await send(mai, csv(row('Gá hàn khung xe đẩy'), row('Kẹp phôi', { day: '31/02/2022' })));
    const { status, body } = await mai.get(place(id));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      status: 'checked',
      file: 'tuan-19.csv',
      organisation: expect.stringContaining('Công đoàn'),
      problem: null,
      job: { kind: 'import.check', state: 'done', isLive: false, problem: null },
      counts: { new: 1, errors: 1 },
      groups: [{ code: 'not_a_day', field: 'submittedOn', severity: 'error', rows: 1 }],
      files: [{ round: 1, name: 'tuan-19.csv', problem: null }],
      questions: [],
    });
    expect(body.sheets[0].columns.map(({ field }: { field: string }) => field)).toEqual([
      ...['authors', 'organisation', 'title', 'category', 'submittedOn'],
    ]);
    const { body: list } = await mai.get('/api/v1/imports?limit=1');
    expect(list.items).toMatchObject([{ id, counts: { new: 1 } }]);
    const older = await mai.get(`/api/v1/imports?limit=200&cursor=${list.nextCursor}`);
    expect(older.body.items.map((one: { id: number }) => one.id)).not.toContain(id);
    expect(await items(id)).toEqual([]);
  });

  it('names each finding, page by page', async () => {
    const bad = Array.from({ length: 5 }, (_, n) => row(`Việc thứ ${n}`, { day: '31/02/2022' }));
    const id = await send(mai, csv(...bad));
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await mai.get(`${place(id)}/findings?limit=2${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map((one: { row: number }) => one.row));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual([2, 3, 4, 5, 6]);
    const [first] = (await mai.get(`${place(id)}/findings`)).body.items;
    expect(first).toEqual({
      sheet: 'tuan-19',
      row: 2,
      outcome: 'error',
      column: 'E',
      field: 'submittedOn',
      severity: 'error',
      code: 'not_a_day',
      message: expect.stringContaining('31/02/2022'),
    });
    for (const query of ['limit=0', 'limit=2001', 'cursor=khong', 'page=2']) {
      const refused = await mai.get(`${place(id)}/findings?${query}`);
      expect([query, refused.status]).toEqual([query, 422]);
      expect(Object.keys(refused.body.errors)).toEqual([query.split('=')[0]]);
    }
  });

  it('goes in once, and is taken back once', async () => {
    const id = await send(mai, csv(row('Băng tải cấp phôi'), row('Xe nâng pin'), row('')));
    const refused = await mai.post(`${place(id)}/application`, { mode: 'all-or-nothing' });
    expect([refused.status, refused.body.code]).toEqual([409, 'import_has_errors']);
    expect(await items(id)).toEqual([]);
    const early = await mai.post(`${place(id)}/reversal`);
    expect([early.status, early.body.code]).toEqual([409, 'import_not_applied']);

    const first = await mai.post(`${place(id)}/application`, { mode: 'good-rows' });
    const second = await mai.post(`${place(id)}/application`, { mode: 'good-rows' });
    expect([first.status, first.body.applied]).toEqual([200, 2]);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await items(id)).toEqual([
      { title: 'Băng tải cấp phôi', status: 'submitted', source: 'import' },
      { title: 'Xe nâng pin', status: 'submitted', source: 'import' },
    ]);
    const late = await mai.post(`${place(id)}/decisions`, { confirmBenefit: true });
    expect([late.status, late.body.code]).toEqual([409, 'import_not_open']);

    const back = await mai.post(`${place(id)}/reversal`);
    const again = await mai.post(`${place(id)}/reversal`);
    expect([back.status, back.body]).toMatchObject([
      200,
      { status: 'reversed', reversed: 2, kept: 0, refused: 0 },
    ]);
    expect([again.status, again.body]).toEqual([200, back.body]);
    expect((await items(id)).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect((await mai.post(`${place(id)}/application`, { mode: 'good-rows' })).body.status).toBe('reversed');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it.each([[{}], [{ mode: 'some' }], [{ mode: 'good-rows', more: 1 }]])(
    'wants to know how it goes in: %j',
    async (body) => {
      const id = await send(mai, csv(row('Chưa nói cách nhập')));
      expect((await mai.post(`${place(id)}/application`, body)).status).toBe(422);
      expect(await items(id)).toEqual([]);
    },
  );
});

describe('ten equal uploads at once', () => {
  const batches = async (): Promise<number> => (await mai.get('/api/v1/imports?limit=200')).body.items.length;

  it('with one key make one batch; with another file the key is refused', async () => {
    const before = await batches();
    const one = csv(row('Mười lần gửi'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => mai.upload(`${API}/imports`, one, {}, 'tuan 19')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await batches()).toBe(before + 1);
    const other = await mai.upload(`${API}/imports`, csv(row('Tệp khác')), {}, 'tuan 19');
    expect([other.status, other.body.code]).toEqual([409, 'key_reused']);
    const unkeyed = await mai.upload(`${API}/imports`, one, {}, '');
    expect([unkeyed.status, unkeyed.body.errors.idempotencyKey.code]).toEqual([422, 'required']);
    expect(await batches()).toBe(before + 1);
  });

  it('of corrections add one round', async () => {
    const id = await send(mai, csv(row('Sửa một lần', { day: '32/05/2022' })));
    const mended = `${HEADER};Dòng gốc\n${row('Sửa một lần')};tuan-19!2`;
    const fixed = { name: 'sua.csv', bytes: Buffer.from(mended) };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => mai.upload(`${place(id)}/corrections`, fixed, {}, 'sua')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect((await mai.get(place(id))).body.files).toHaveLength(2);
    const applications = await Promise.all(
      Array.from({ length: 5 }, () => mai.post(`${place(id)}/application`, { mode: 'good-rows' })),
    );
    expect(applications.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(await items(id)).toHaveLength(1);
  });
});

describe('what people say about a file', () => {
  const written = 'Nhà máy Sao Khê Điện Tử';
  const odd = { unit: written };

  it('is asked with candidates, and answered', async () => {
    const id = await send(mai, csv(row('Một', odd), row('Hai', odd)));
    const { body } = await mai.get(place(id));
    expect(body.questions).toMatchObject([{ kind: 'unit', key: unitKey(written), written, rows: 2 }]);
    const [best] = body.questions[0].candidates;
    expect(best).toMatchObject({ code: 'SAO-KHUE', name: expect.any(String), score: expect.any(Number) });
    const early = await mai.post(`${place(id)}/application`, { mode: 'good-rows' });
    expect([early.status, early.body.code]).toEqual([409, 'import_unanswered']);
    const decided = await mai.post(`${place(id)}/decisions`, { units: { [unitKey(written)]: 'SAO-KHUE' } });
    expect([decided.status, decided.body]).toMatchObject([
      200,
      { questions: [], counts: { new: 2, errors: 0 } },
    ]);
  });

  it('may come with the file', async () => {
    const decisions = JSON.stringify({ units: { [unitKey('Xưởng in số 9')]: 'HONG-DANG' } });
    const id = await send(mai, csv(row('Cùng với tệp', { unit: 'Xưởng in số 9' })), { decisions });
    expect((await mai.get(place(id))).body).toMatchObject({ questions: [], counts: { new: 1 } });
    const whole = await send(mai, csv(row('Cả tệp', { unit: '' })), { organisation: 'KIM-HOAN' });
    expect((await mai.get(place(whole))).body).toMatchObject({
      organisation: 'Công ty TNHH MTV Linh kiện nhựa Kim Hoàn',
      counts: { new: 1 },
    });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{units:', 'decisions'],
    ['no object', '[]', 'decisions'],
    ['a word that is none', '{"unheard":1}', 'decisions.unheard'],
    ['a word that is none, of a sheet', '{"sheets":{"a":{"b":1}}}', 'decisions.sheets.a.b'],
    [
      'an order that is none',
      '{"sheets":{"a":{"dayOrder":{"submittedOn":"year-first"}}}}',
      'decisions.sheets.a.dayOrder.submittedOn',
    ],
    ['a unit of money that is none', '{"sheets":{"a":{"moneyUnit":7}}}', 'decisions.sheets.a.moneyUnit'],
    ['an encoding that is none', '{"encoding":"vni"}', 'decisions.encoding'],
  ])('is refused by its field: %s', async (_what, decisions, field) => {
    const answer = await mai.upload(`${API}/imports`, csv(row('Không nhận')), { decisions });
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]]);
    expect(answer.body.errors[field].message).toMatch(/\p{L}/u);
  });

  it('is refused by its field afterwards too', async () => {
    const id = await send(mai, csv(row('Trả lời sai')));
    const answer = await mai.post(`${place(id)}/decisions`, { encoding: 'vni', unheard: 1 });
    expect([answer.status, Object.keys(answer.body.errors).sort()]).toEqual([422, ['encoding', 'unheard']]);
    const list = await mai.post(`${place(id)}/decisions`, []);
    expect(list.status).toBe(422);
    expect((await mai.get(place(id))).body.status).toBe('checked');
  });
});

describe('bad rows', () => {
  it('are fetched, mended and sent back by a program', async () => {
    const id = await send(
      mai,
      csv(row('Đèn soi vải'), row('Bàn xoay', { day: '00/05/2022' }), row('Tủ gá', { day: '99/05/2022' })),
    );
    await mai.post(`${place(id)}/application`, { mode: 'good-rows' });
    const book = await mai
      .get(`${place(id)}/fix-it.xlsx`)
      .buffer(true)
      .responseType('blob');
    expect(book.headers['content-type']).toContain('spreadsheetml');
    expect(book.headers['content-disposition']).toMatch(/^attachment;/);
    const bytes = await mendWorkbook(book.body, (cells, column) => {
      cells[column('Ngày nộp')] = '10/05/2022';
      return cells;
    });
    const sent = await mai.upload(`${place(id)}/corrections`, { name: 'sua.xlsx', bytes }, {});
    expect([sent.status, sent.body]).toMatchObject([
      200,
      { status: 'checked', counts: { new: 2, errors: 0, corrected: 2 }, applied: 1 },
    ]);
    expect(sent.body.files.map(({ round, name }: { round: number; name: string }) => [round, name])).toEqual([
      [1, 'tuan-19.csv'],
      [2, 'sua.xlsx'],
    ]);
    const applied = await mai.post(`${place(id)}/application`, { mode: 'all-or-nothing' });
    expect(applied.body).toMatchObject({ status: 'applied', applied: 3 });
    expect(await items(id)).toHaveLength(3);
    expect((await mai.get(`${place(id)}/fix-it.xlsx`)).status).toBe(404);
    const same = await mai.upload(`${place(id)}/corrections`, { name: 'sua.xlsx', bytes }, {});
    expect([same.status, same.body.code]).toEqual([409, 'import_same_file']);
    expect((await mai.post(`${place(id)}/reversal`)).body).toMatchObject({ reversed: 3 });
  });
});
