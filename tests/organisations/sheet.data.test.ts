import { describe, expect, it } from 'vitest';
import { listBranch } from '../../src/organisations/sheet/organisation-import.store.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();
const IMPORT = '/admin/organisations/import';

const branch = () => listBranch(world.database.db, '/');
const unit = async (code: string) => (await branch()).find((one) => one.code === code);

const csv = (...lines: string[]) => ({ name: 'đơn vị.csv', bytes: Buffer.from(lines.join('\n')) });

/** Sends a sheet; answers the address of its preview and the page. */
async function sent(file: { name: string; bytes: Buffer }) {
  const binh = await world.as('binh');
  const answer = await binh.upload(IMPORT, file, {}, IMPORT);
  expect(answer.status).toBe(303);
  const address = answer.headers['location'] ?? '';
  const { text } = await binh.get(address);
  return { binh, address, text, plan: /name="plan" value="([^"]+)"/.exec(text)?.[1] ?? '' };
}

const apply = async ({ binh, address, plan }: Awaited<ReturnType<typeof sent>>) =>
  binh.post(`${address}/application`, { plan });

const SHEET = csv(
  'CÔNG ĐOÀN CÁC KCN&CX HÀ NỘI',
  'Mã,Tên đơn vị,KCN,Đơn vị cấp trên,Số lao động,Người liên hệ,Email',
  'CUM-SX,Cụm sản xuất,,,,,',
  'HOA-SEN,Công ty TNHH Hoa Sen,KCN Nội Bài,CUM-SX,250,Lê Thị Sen,sen@hoasen.example',
  ',Công ty CP Gốm Hạ Long,,Cụm sản xuất,40,,',
  'HONG-DANG,,,CUM-SX,333,Trần Văn Hùng,',
  'HOA-HONG,Công ty TNHH Hoa Hồng,KCN Sao Hỏa,,,,',
);

describe('a sheet of units', () => {
  it('shows everything first and writes nothing', async () => {
    const before = await branch();
    const { text } = await sent(SHEET);
    expect(text).toMatch(/Sẽ thêm mới<\/dt><dd>3</);
    expect(text).toMatch(/Sẽ cập nhật<\/dt><dd>1</);
    expect(text).toMatch(/Sai, không ghi<\/dt><dd>1</);
    expect(text).toContain('Số đoàn viên, lao động: 300 → 333');
    expect(text).toContain('Cột C, Khu công nghiệp: Không có khu công nghiệp “KCN Sao Hỏa”');
    expect(await branch()).toEqual(before);
  });

  it('goes in as a whole, once, and the same sheet again changes nothing', async () => {
    const before = await branch();
    const first = await sent(SHEET);
    const answers = await Promise.all([apply(first), apply(first), apply(first)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const after = await branch();
    expect(after).toHaveLength(before.length + 3);
    const cluster = await unit('CUM-SX');
    for (const code of ['HOA-SEN', 'GOM-HA-LONG', 'HONG-DANG']) {
      const one = await unit(code);
      expect(one?.path, code).toBe(`${cluster?.path}${one?.id}/`);
      expect(one?.parent_id).toBe(cluster?.id);
    }
    expect(await unit('HOA-SEN')).toMatchObject({ headcount: 250, contact_email: 'sen@hoasen.example' });
    expect(await unit('HONG-DANG')).toMatchObject({ headcount: 333, contact_name: 'Trần Văn Hùng' });
    const done = await first.binh.get(`${first.address}?notice=units-imported`);
    expect(done.text).toContain('Kết quả nhập đơn vị');
    const second = await sent(SHEET);
    expect(second.text).toMatch(/Không đổi<\/dt><dd>4</);
    expect(second.text).toContain('Không có gì để ghi.');
    expect((await apply({ ...second, plan: 'of something else' })).status).toBe(409);
    expect(await branch()).toEqual(after);
    const rows = await world.database.db.selectFrom('event').select('action').execute();
    expect(rows.filter(({ action }) => action === 'organisation.imported')).toHaveLength(1);
  });

  it('turns a branch round: a unit goes above the one it stood under', async () => {
    const [cluster, rose] = [await unit('CUM-SX'), await unit('HOA-SEN')];
    expect(rose?.path.startsWith(cluster?.path ?? '?')).toBe(true);
    const turned = await sent(
      csv('Mã,Tên,Cấp trên', 'CUM-SX,,HOA-SEN', 'HOA-SEN,,CD-KCNCX-HN', 'MOI-1,Tổ mới,CUM-SX'),
    );
    expect((await apply(turned)).status).toBe(303);
    const all = await branch();
    const pathOf = new Map(all.map(({ id, path }) => [id, path]));
    for (const { id, parent_id, path } of all)
      expect(path).toBe(`${parent_id === null ? '/' : pathOf.get(parent_id)}${id}/`);
    expect((await unit('MOI-1'))?.path.startsWith((await unit('HOA-SEN'))?.path ?? '?')).toBe(true);
  });

  it('is shown anew when a unit changed meanwhile', async () => {
    const seen = await sent(csv('Mã,Tên,Số lao động', 'KIM-HOAN,,99'));
    const again = await sent(csv('Mã,Tên,Số lao động', 'KIM-HOAN,,98'));
    expect((await apply(again)).status).toBe(303);
    const late = await apply(seen);
    expect(late.status).toBe(409);
    expect(late.text).toContain('98 → 99');
    expect((await unit('KIM-HOAN'))?.headcount).toBe(98);
    const plan = /name="plan" value="([^"]+)"/.exec(late.text)?.[1] ?? '';
    expect((await apply({ ...seen, plan })).status).toBe(303);
    expect((await unit('KIM-HOAN'))?.headcount).toBe(99);
  });

  it.each([
    [{ name: 'a.csv', bytes: Buffer.alloc(0) }, 'Tệp không có dữ liệu'],
    [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n\u0000\u0001') }, 'error-summary'],
    [csv('xin chào', '1'), 'Không thấy dòng tiêu đề'],
    [csv('Mã,Tên đơn vị'), 'không có đơn vị nào'],
  ])('is refused when it cannot be read: %#', async (file, words) => {
    const binh = await world.as('binh');
    const answer = await binh.upload(IMPORT, file, {}, IMPORT);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
  });

  it('is refused without a file', async () => {
    const answer = await (await world.as('binh')).post(IMPORT, {}, { from: IMPORT });
    expect(answer.status).toBe(422);
  });

  it('takes formulas and markup as text', async () => {
    const bad = await sent(csv('Mã,Tên', 'CONG-THUC,"=cmd|\'/c calc\'!A1 <script>x</script>"'));
    expect(bad.text).toContain('&lt;script&gt;');
    expect(bad.text).not.toContain('<script>x');
  });

  it('belongs to the one who sent it, and to organisers only', async () => {
    const { address } = await sent(csv('Tên', 'Công ty Riêng'));
    for (const [person, status] of [
      ['mai', 403],
      ['lan', 403],
      ['thu', 403],
    ] as const) {
      const browser = await world.as(person);
      expect((await browser.get(address)).status).toBe(status);
      expect((await browser.get(IMPORT)).status).toBe(status);
      expect((await browser.upload(IMPORT, SHEET)).status).toBe(status);
      expect((await browser.post(`${address}/application`, { plan: 'x' })).status).toBe(status);
    }
    expect((await world.visitor().get(IMPORT)).status).toBe(401);
    const binh = await world.as('binh');
    for (const id of ['0', '999', 'abc', '99999999999'])
      expect((await binh.get(`${IMPORT}/${id}`)).status, id).toBe(404);
  });
});
