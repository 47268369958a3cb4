import { beforeAll, describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { atOneMoment } from '../../src/database/one-moment.ts';
import { loadPhaseReport } from '../../src/reports/phase-report.ts';
import { reportTables } from '../../src/reports/report-tables.ts';
import type { Table } from '../../src/reports/table.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { Sheet } from '../../src/workbook/workbook.ts';
import { API, type Client, clientOf } from '../api/support.ts';
import { checkFile } from '../support/imports.ts';
import { SLUG, useWorld } from '../support/world.ts';
import { partsOf } from './support.ts';

const world = useWorld();
const REPORT = `/campaigns/${SLUG}/phases/1/report`;
let lan: Client;
let hung: Client;
let mai: Client;

beforeAll(async () => {
  lan = await clientOf(world, 'lan');
  hung = await clientOf(world, 'hung');
  mai = await clientOf(world, 'mai');
  const verified = [
    await lan.submit({ title: '=cmd|calc', benefitVnd: 80_000_000, appliedOn: '2022-04' }),
    await lan.submit({ title: 'Một lần', benefitVnd: 5_500_000, benefitBasis: 'once' }),
    await hung.submit({ title: 'An toàn', category: 'an-toan', benefitVnd: 1_234_567 }),
    await hung.submit({
      title: 'Công đoàn, "mới"',
      category: 'cong-doan',
      authors: [
        { name: 'Lý Thị Hoa', share: 60 },
        { name: 'Đỗ Văn An', share: 40 },
      ],
    }),
  ];
  for (const code of verified) await mai.post(`/api/v1/initiatives/${code}/verification`);
  const returned = await lan.submit({ title: 'Thiếu giấy tờ' });
  await mai.post(`/api/v1/initiatives/${returned}/return`, { reason: 'Thiếu quyết định' });
  const rejected = await lan.submit({ title: 'Không phải sáng kiến' });
  await mai.post(`/api/v1/initiatives/${rejected}/rejection`, { reason: 'Việc thường ngày' });
  await lan.submit({ title: 'Đang chờ' });
  const { db } = world.database;
  const phase = await db.selectFrom('phase').select('id').where('number', '=', 1).executeTakeFirstOrThrow();
  const units = await db.selectFrom('organisation').select(['id', 'code']).execute();
  const idOf = (code: string) => units.find((unit) => unit.code === code)?.id ?? 0;
  await atomically(world.system, async (inside) => {
    await inside.db
      .insertInto('goal')
      .values([
        { phase_id: phase.id, organisation_id: idOf('SAO-KHUE'), assigned: 3, self_raised: 5 },
        { phase_id: phase.id, organisation_id: idOf('KIM-HOAN'), assigned: 10, self_raised: null },
      ])
      .execute();
  });
});

/** The numbers of a column, and what its last row says. */
function sumOf(table: Table, header: string, from: (row: Table['rows'][number]) => boolean = () => true) {
  const column = table.columns.findIndex((one) => one.header === header);
  const numbers = table.rows
    .slice(0, -1)
    .filter(from)
    .map(({ values }) => values[column] as number);
  return [numbers.reduce((sum, value) => sum + value, 0), table.rows.at(-1)?.values[column]];
}

const load = async () => {
  const context = await world.context('binh');
  return atOneMoment(world.database, (db) => loadPhaseReport({ ...context, db }, SLUG, 1));
};

const binary = (browser: Awaited<ReturnType<typeof world.as>>, path: string) =>
  browser.agent
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });

const below = ({ rows }: Sheet): string[][] => {
  const head = rows.findIndex(({ cells }) => cells[0]?.text === 'STT');
  return rows.slice(head + 1).map(({ cells }) => cells.map(({ text }) => text));
};

describe('the figures of a phase report', () => {
  it('are those of the API, and every table sums to them', async () => {
    const report = await load();
    const [phase] = (await mai.get(`${API}/progress`)).body.phases;
    expect(phase).toMatchObject({ submitted: 6, verified: 4, awaiting: 1, benefitVnd: 81_234_567 });
    const { total } = report;
    expect([total.verified, total.awaiting, total.returned, total.benefitVnd]).toEqual([4, 1, 1, 81_234_567]);
    expect(total.benefitOnceVnd).toBe(5_500_000);
    const { units, parks, fields } = reportTables(report);
    for (const table of [units, parks]) {
      expect(sumOf(table, 'Đã nộp')).toEqual([6, 6]);
      expect(sumOf(table, 'Đã xác nhận')).toEqual([4, 4]);
      const [sum, last] = sumOf(table, 'Giá trị làm lợi (triệu đồng)');
      expect(sum).toBeCloseTo(81.234567, 9);
      expect(last).toBe(81.234567);
    }
    for (const strong of [true, false])
      expect(sumOf(fields, 'Đã xác nhận', (row) => Boolean(row.strong) === strong)).toEqual([4, 4]);
  });

  it('measure a unit by its own goal, name those behind, and say what was raised', async () => {
    const { units } = reportTables(await load());
    const row = (name: string) => units.rows.find(({ values }) => String(values[1]).includes(name))?.values;
    expect(row('Sao Khuê')?.slice(3)).toEqual([3, 4, 2, 66.7, 80, 'tự đăng ký 5']);
    expect(row('Kim Hoàn')?.slice(3)).toEqual([10, 0, 0, 0, 0, '']);
    expect(row('Hồng Đăng')?.slice(3, 7)).toEqual([null, 2, 2, null]);
    expect(row('Tổng cộng')?.slice(3, 7)).toEqual([20_000, 6, 4, 0]);
    expect(row('Tổng cộng')?.at(-1)).toBe('Đã giao 13 cho 2 đơn vị');
  });
});

describe('the report as files', () => {
  it('is a workbook with real numbers, days and text that cannot run', async () => {
    const binh = await world.as('binh');
    const answer = await binary(binh, `${REPORT}.xlsx`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`bao-cao-${SLUG}-giai-doan-1.xlsx`);
    const bytes = answer.body as Buffer;
    for (const [name, xml] of await partsOf(bytes))
      if (name.includes('sheet')) expect(xml).not.toMatch(/<f[\s>/]/);
    const { sheets } = await readWorkbook(bytes, 'bao-cao.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual([
      'Tổng hợp',
      'Theo đơn vị',
      'Theo KCN',
      'Theo lĩnh vực',
      'Danh sách',
    ]);
    const list = sheets[4] as Sheet;
    expect(below(list)).toHaveLength(6);
    const row = list.rows.find(({ cells }) => cells[5]?.text === '=cmd|calc')?.cells ?? [];
    expect(row[5]?.kind).toBe('text');
    expect(row[7]).toEqual({ kind: 'date', value: '2022-05-12', text: '12/05/2022' });
    expect(row[8]).toEqual({ kind: 'text', text: '04/2022' });
    expect(row[9]).toMatchObject({ kind: 'number', value: 80_000_000 });
    const unitRows = below(sheets[1] as Sheet);
    expect(unitRows.at(-1)?.slice(1, 6)).toEqual(['Tổng cộng', '', '20000', '6', '4']);
  });

  it('is a list as text, and a table by unit', async () => {
    const thu = await world.as('thu');
    const list = await thu.get(`${REPORT}.csv`);
    expect(list.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(list.text.startsWith('\ufeffSTT,Mã,Họ và tên,')).toBe(true);
    expect(list.text.trim().split('\r\n')).toHaveLength(7);
    expect(list.text).toContain("'=cmd|calc");
    expect(list.text).toContain('"Lý Thị Hoa (60,0 %); Đỗ Văn An (40,0 %)"');
    expect(list.text).not.toContain('Không phải sáng kiến');
    const units = await thu.get(`${REPORT}.units.csv`);
    expect(units.text.trim().split('\r\n').at(-1)).toBe(
      ',Tổng cộng,,20000,6,4,0,81.234567,Đã giao 13 cho 2 đơn vị',
    );
  });

  it('marks what came after the closing', async () => {
    const { db } = world.database;
    await atomically(world.system, async (inside) => {
      await inside.db
        .updateTable('phase')
        .set({ first_closed_at: '2022-05-12T02:00:00.000Z', unlock_reason: 'bổ sung' })
        .where('number', '=', 1)
        .execute();
    });
    world.setNow('2022-05-13T09:00:00+07:00');
    const code = await lan.submit({ title: 'Đến muộn' });
    const thu = await world.as('thu');
    const lines = (await thu.get(`${REPORT}.csv`)).text.split('\r\n');
    expect(lines.filter((line) => line.includes('bổ sung sau kỳ')).map((line) => line.split(',')[1])).toEqual(
      [code],
    );
    const page = await thu.get(REPORT);
    expect(page.text).toContain('Trong đó 1 sáng kiến được bổ sung sau khi đã chốt số liệu');
    expect(
      await db.selectFrom('phase').select('closed_at').where('number', '=', 1).executeTakeFirst(),
    ).toEqual({
      closed_at: null,
    });
  });
});

describe('the report as a paper', () => {
  it('has the head, the blank number, the day, the basis and the place to sign', async () => {
    const mai_ = await world.as('mai');
    const page = await mai_.get(REPORT);
    expect(page.status).toBe(200);
    for (const words of [
      'LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI',
      'CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP VÀ CHẾ XUẤT HÀ NỘI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '/BC-CĐKCN',
      'Hà Nội, ngày 13 tháng 5 năm 2022',
      'Số liệu tính đến 09 giờ 00 ngày 13/5/2022.',
      'TM. BAN THƯỜNG VỤ',
      'Nơi nhận:',
    ])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('Lý Thị Hoa');
    expect((await mai_.get('/reports')).text).toContain(`href="${REPORT}"`);
  });
});

describe('who gets what', () => {
  const PATHS = [REPORT, `${REPORT}.xlsx`, `${REPORT}.csv`, `${REPORT}.units.csv`];

  it('refuses reports to enterprises and visitors, and unknown phases to all', async () => {
    const browser = await world.as('lan');
    for (const path of [...PATHS, '/reports']) {
      expect((await browser.get(path)).status, path).toBe(403);
      expect((await world.visitor().get(path)).status, path).toBe(401);
    }
    const binh = await world.as('binh');
    for (const n of ['3', '0', '1.5', '01', 'x', '%00'])
      expect((await binh.get(`/campaigns/${SLUG}/phases/${n}/report`)).status, n).toBe(404);
    expect((await binh.get('/campaigns/khong-co/phases/1/report.xlsx')).status).toBe(404);
  });

  it('fences the list: an enterprise takes its own home, the union all of it, drafts stay', async () => {
    const own = await (await world.as('hung')).get(`/campaigns/${SLUG}/initiatives.csv`);
    expect(own.text.trim().split('\r\n')).toHaveLength(3);
    expect(own.text).not.toContain('Sao Khuê');
    const byToken = await hung.get(`${API}/export.csv`);
    expect(byToken.text).toBe(own.text);
    expect(byToken.headers['content-type']).toBe('text/csv; charset=utf-8');
    const all = await mai.get(`${API}/export.csv`);
    expect(all.text.trim().split('\r\n')).toHaveLength(9);
    expect(all.text).toContain('Không phải sáng kiến');
    const administrator = await clientOf(world, 'quang');
    expect((await administrator.get(`${API}/export.csv`)).status).toBe(403);
    expect((await world.visitor().get(`${API}/export.csv`)).status).toBe(401);
  });

  it('writes every export into the log before it goes out', async () => {
    await hung.get(`${API}/export.csv`);
    const thu = await world.as('thu');
    await thu.get(`${REPORT}.xlsx`).buffer(true);
    const events = await world.database.db
      .selectFrom('event')
      .innerJoin('account', 'account.id', 'event.account_id')
      .select(['action', 'account.name'])
      .where('action', 'like', '%.exported')
      .orderBy('sequence', 'desc')
      .limit(2)
      .execute();
    expect(events.map(({ action, name }) => [action, name])).toEqual([
      ['report.exported', 'Vũ Minh Thu'],
      ['initiatives.exported', 'Trần Văn Hùng'],
    ]);
  });
});

describe('the exported list', () => {
  it('goes back in: every row is known already', async () => {
    const { text } = await mai.get(`${API}/export.csv`);
    const context = await world.context('mai');
    const batch = await checkFile(world, context, {
      slug: SLUG,
      bytes: Buffer.from(text),
      fileName: 'danh-sach.csv',
    });
    const rows = await world.database.db
      .selectFrom('import_row')
      .select(['outcome', 'findings'])
      .where('batch_id', '=', batch)
      .execute();
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(8).fill('identical'));
  });
});
