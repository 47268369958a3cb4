import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { type Person, SLUG, useWorld } from '../support/world.ts';

const world = useWorld();
const SAMPLE = '01-mot-doanh-nghiep.xlsx';
const sample = readFileSync(new URL(`../samples/${SAMPLE}`, import.meta.url));

const awaiting = async (): Promise<string> =>
  /(\S+) đang chờ/.exec((await world.visitor().get(`/campaigns/${SLUG}`)).text)?.[1] ?? '';

async function uploaded(
  person: Person,
  name = SAMPLE,
  bytes: Buffer = sample,
  fields: Record<string, string> = {},
) {
  const browser = await world.as(person);
  const answer = await browser.upload('/imports', { name, bytes }, fields, '/imports/new');
  return { browser, answer, address: answer.headers['location'] ?? '' };
}

const csv = (...lines: readonly string[]): Buffer =>
  Buffer.from(['Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp;Giá trị làm lợi', ...lines].join('\n'));

describe('the list of imports', () => {
  it('offers the one next step once while it is empty', async () => {
    const { text } = await (await world.as('hung')).get('/imports');
    expect(text.match(/Chọn tệp để nhập/g)).toHaveLength(1);
    expect(text).toContain('<a href="/imports" aria-current="page">');
  });

  it('takes an address that names no id for one that names none', async () => {
    const mai = await world.as('mai');
    for (const before of ['Infinity', '1.5', '99999999999', 'x'])
      expect((await mai.get(`/imports?before=${before}`)).status).toBe(200);
    for (const id of ['Infinity', '1.5', '99999999999', 'x'])
      expect((await mai.get(`/imports/${id}`)).status).toBe(404);
  });
});

describe('a file of an enterprise, by page', () => {
  it('is previewed without counting, goes in once, and can be taken back', async () => {
    const { browser, answer, address } = await uploaded('lan');
    expect(answer.status).toBe(303);
    expect(address).toMatch(/^\/imports\/\d+$/);
    const preview = await browser.get(address);
    expect(preview.text).toContain(
      'Sẽ nhập: 120 sáng kiến của 1 đơn vị; giá trị làm lợi 71.097.000.000 đồng',
    );
    expect(preview.text).toContain('Nhập 120 sáng kiến');
    expect(preview.text).toContain('Giá trị làm lợi (đồng)');
    expect(await awaiting()).toBe('0');
    const checked = world.database.db
      .selectFrom('event')
      .select('subject')
      .where('action', '=', 'import.checked');
    expect(await checked.execute()).toEqual([{ subject: address.split('/').at(-1) }]);

    const twice = await Promise.all([
      browser.post(`${address}/application`, { mode: 'all-or-nothing' }),
      browser.post(`${address}/application`, { mode: 'good-rows' }),
      (await world.as('mai')).post(`${address}/application`),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await awaiting()).toBe('120');
    expect(twice[0]?.headers['location']).toBe(address);
    const applied = (await browser.get(address)).text;
    expect(applied.match(/Đã nhập 120 sáng kiến/g)).toHaveLength(1);
    expect(applied).toContain('trạng thái “Đã nộp” và được đếm là “chờ xác nhận”');
    expect(applied.indexOf('/reversal"')).toBeLessThan(applied.indexOf('id="result"'));

    const again = await uploaded('lan');
    const page = await again.browser.get(again.address);
    expect(page.text).toContain('Đúng tệp này đã được nhập lúc 09:00, 12/05/2022.');
    expect(page.text).toContain('Không có dòng mới để nhập.');
    await again.browser.post(`${again.address}/application`);
    expect(await awaiting()).toBe('120');

    const code = /SK-[2-9A-Z]{5}-[2-9A-Z]{5}/.exec((await browser.get(address)).text)?.[0] ?? '';
    const binh = await world.as('binh');
    expect((await binh.post(`/initiatives/${code}/verification`)).status).toBe(303);
    expect((await browser.get(address)).text).toContain(
      'Sẽ rút 119 sáng kiến chưa ai xử lý. Giữ lại 1 sáng kiến đã xác nhận hoặc đã sửa.',
    );
    for (const _ of [1, 2]) expect((await browser.post(`${address}/reversal`)).status).toBe(303);
    const undone = await browser.get(address);
    expect(undone.text).toContain('rút 119, giữ lại 1');
    expect(undone.text).toContain(code);
    expect(await awaiting()).toBe('0');
    expect(await recountProblems(world.database.db)).toEqual([]);

    const third = await uploaded('lan');
    expect((await third.browser.get(third.address)).text).toContain('Nhập 119 sáng kiến');
  });

  it('is told to have been taken back where the same file comes again', async () => {
    const bytes = csv('Lê A;Cty TNHH Điện tử Sao Khuê VN;Gửi lại sau hoàn tác;SXKD;10/05/2022;');
    const { browser, address } = await uploaded('lan', 'lai.csv', bytes);
    await browser.post(`${address}/application`, { mode: 'all-or-nothing' });
    await browser.post(`${address}/reversal`);
    const again = await uploaded('lan', 'lai.csv', bytes);
    expect((await again.browser.get(again.address)).text).toContain(
      'Đúng tệp này đã được nhập lúc 09:00, 12/05/2022, sau đó đã hoàn tác.',
    );
  });

  it('is an error in every row for another enterprise', async () => {
    const { browser, address } = await uploaded('hung');
    const page = await browser.get(address);
    expect(page.text).toContain('Dòng của đơn vị khác');
    expect(page.text).toContain('Chưa có dòng nào nhập được. Trả lời các câu hỏi ở trên trước.');
    expect(page.text).not.toContain('/application"');
    expect((await browser.post(`${address}/application`, { mode: 'all-or-nothing' })).status).toBe(409);
  });

  it('is a batch that another enterprise does not find', async () => {
    const { address } = await uploaded('lan');
    const hung = await world.as('hung');
    for (const answer of [
      await hung.get(address),
      await hung.post(`${address}/application`),
      await hung.post(`${address}/reversal`),
      await hung.get('/imports/999999'),
      await hung.get('/imports/abc'),
      await hung.get('/imports/1e99'),
    ])
      expect(answer.status).toBe(404);
    expect((await hung.get('/imports')).text).not.toContain(address);
  });

  it('is not for auditors, administrators and visitors', async () => {
    for (const person of ['thu', 'quang'] as const) {
      const browser = await world.as(person);
      expect((await browser.get('/imports')).status).toBe(403);
      expect((await browser.get('/imports/new')).status).toBe(403);
      const { answer } = await uploaded(person);
      expect(answer.status).toBe(403);
      expect((await browser.post('/imports/1/application')).status).toBe(403);
      expect((await browser.post('/imports/1/reversal')).status).toBe(403);
    }
    const visitor = world.visitor();
    for (const address of ['/imports', '/imports/new', '/imports/1'])
      expect((await visitor.get(address)).status).toBe(401);
    expect((await visitor.post('/imports/1/application')).status).toBe(401);
  });
});

describe('a file that staff bring', () => {
  it('may hold several units, or be said to be of one', async () => {
    const rows = csv('Ngô Văn Đạt;;Bố trí lại kệ vật tư;San xuat kinh doanh;10/05/2022;50 triệu');
    const unsaid = await uploaded('mai', 'giay.csv', rows);
    expect((await unsaid.browser.get(unsaid.address)).text).toContain('Thiếu nội dung');
    const said = await uploaded('mai', 'giay.csv', rows, { organisation: 'HONG-DANG' });
    const page = await said.browser.get(said.address);
    expect(page.text).toContain('Sẽ nhập: 1 sáng kiến của 1 đơn vị; giá trị làm lợi 50.000.000 đồng');
    expect(page.text).toContain('<dt>Đơn vị của cả tệp</dt><dd>Công ty TNHH Cơ khí chính xác Hồng Đăng</dd>');
    expect((await unsaid.browser.get(unsaid.address)).text).toContain('<dt>Đơn vị của người gửi</dt>');
    expect((await said.browser.get('/imports')).text).toContain('Đơn vị gửi tệp');
    const foreign = csv('Lê A;Cty TNHH Điện tử Sao Khuê VN;Bố trí lại kệ;SXKD;10/05/2022;');
    const mixed = await uploaded('mai', 'lan.csv', foreign, { organisation: 'HONG-DANG' });
    expect((await mixed.browser.get(mixed.address)).text).toContain(
      'không phải Công ty TNHH Cơ khí chính xác Hồng Đăng',
    );
    expect(page.text).toMatch(/\(không ghi đơn vị\).*HONG-DANG.*đơn vị của cả tệp/);
    const strange = csv('Lê A;Xưởng Không Tên;Bố trí lại kệ;SXKD;10/05/2022;');
    const assumed = await uploaded('mai', 'xuong.csv', strange, { organisation: 'HONG-DANG' });
    expect((await assumed.browser.get(assumed.address)).text).toMatch(
      /id="units" open>[\s\S]*“Xưởng Không Tên”.*không nhận ra, tính cho đơn vị đã chọn/,
    );
    const unknown = await uploaded('mai', 'giay.csv', rows, { organisation: 'KHONG-CO' });
    expect(unknown.answer.status).toBe(422);
    expect(unknown.answer.text).toContain('Tệp vừa gửi: “giay.csv”');
  });

  it('tells row, column and mending of every finding, and lets only the good rows in', async () => {
    const bytes = csv(
      'Ngô Văn Đạt;Cty TNHH Điện tử Sao Khuê VN;Dùng lại khay;SXKD;10/05/2022;1,2 tỷ',
      'Ngô Văn Đạt;CÔNG TY TNHH ĐIỆN TỬ SAO KHUÊ VIỆT NAM;dùng lại  KHAY;SXKD;10/5/2022;',
      ';Cty TNHH Điện tử Sao Khuê VN;Không tác giả;SXKD;10/05/2022;',
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;Ngày lạ;Lĩnh vực lạ;31/02/2022;',
      'Lê A;Cty Không Ai Biết;Đơn vị lạ;SXKD;10/05/2022;',
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;Tương lai;SXKD;13/05/2022;',
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;Tiền lạ;SXKD;11/05/2022;nhiều lắm',
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;Quá lớn;SXKD;11/05/2022;150 tỷ',
      '=cmd|calc;Cty TNHH Điện tử Sao Khuê VN;<script>alert(1)</script>;Lĩnh vực lạ;11/05/2022;-5',
      'Tổng cộng;;;;;9',
    );
    const { browser, address } = await uploaded('mai', 'lẫn lộn.csv', bytes);
    const { text } = await browser.get(address);
    expect(text).toContain('“31/02/2022” không có trong lịch');
    expect(text).toContain('“Cty Không Ai Biết” không khớp đơn vị nào');
    expect(text).toContain(
      'Ngày nộp 13/05/2022 muộn hơn hôm nay (12/05/2022). Xem lại ngày, tháng, năm đã ghi',
    );
    expect(text).toContain('Thiếu tác giả. Ghi họ và tên');
    expect(text).toContain('“nhiều lắm” không đọc được thành số tiền');
    expect(text).toContain('Giá trị làm lợi trên 100 tỷ đồng');
    expect(text).toContain('Trùng với dòng 2');
    expect(text).toContain('“Lĩnh vực lạ” không có trong danh sách lĩnh vực');
    expect(text).toContain('Nhập 1 dòng đúng, bỏ qua 7 dòng lỗi');
    expect(text).toContain('7 dòng có lỗi (7 chỗ cần sửa).');
    expect(text).toContain('1 dòng tổng cộng');
    expect(text).not.toContain('<script>alert');
    expect((await browser.post(`${address}/application`, { mode: 'all-or-nothing' })).status).toBe(409);
    expect((await browser.post(`${address}/application`, { mode: 'gì đó' })).status).toBe(422);
    expect((await browser.post(`${address}/application`, { mode: 'good-rows' })).status).toBe(303);
    expect((await browser.get(address)).text).toContain('Đã nhập 1 sáng kiến');
    const confirmed = await uploaded('mai', 'lẫn lộn.csv', bytes);
    await confirmed.browser.post(`${confirmed.address}/decisions`, { confirmBenefit: '1' });
    expect((await confirmed.browser.get(confirmed.address)).text).toContain(
      'Nhập 1 dòng đúng, bỏ qua 6 dòng lỗi',
    );
  });

  it('tells rows from what is wrong with them, since one row may be wrong twice', async () => {
    const bytes = csv(
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;;SXKD;31/02/2022;',
      'Lê A;Cty TNHH Điện tử Sao Khuê VN;Ngày lạ;SXKD;31/02/2022;',
    );
    const { browser, address } = await uploaded('mai', 'hai-loi.csv', bytes);
    const { text } = await browser.get(address);
    expect(text).toContain('2 dòng có lỗi (3 chỗ cần sửa). Một dòng có thể có nhiều chỗ cần sửa.');
    expect(text).toMatch(/Có lỗi, không nhập<\/dt><dd class="num"><strong>.*2.*<\/strong> \(3 chỗ cần sửa\)/);
  });

  it('is refused as a whole, with the field named, where there is nothing to read', async () => {
    const refused = async (name: string, bytes: Buffer) => {
      const { answer } = await uploaded('mai', name, bytes);
      expect(answer.status).toBe(422);
      return answer.text;
    };
    expect(await refused('anh.xlsx', Buffer.from('\x89PNG\r\n', 'latin1'))).toContain(
      'Tệp không phải bảng tính',
    );
    expect(await refused('trong.csv', Buffer.from(''))).toContain('Tệp không có dữ liệu');
    expect(await refused('dau.csv', csv())).toContain('không có dòng sáng kiến nào');
    const browser = await world.as('mai');
    const nothing = await browser.post('/imports', {}, { from: '/imports/new' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Chọn một tệp');
  });

  it('is shown open to correction where no table, or not all of its columns, were found', async () => {
    const words = await uploaded('mai', 'chu.csv', Buffer.from('xin chào\nkhông có bảng'));
    expect(words.answer.status).toBe(303);
    const none = await words.browser.get(words.address);
    expect(none.text).toContain('Chưa tìm thấy bảng sáng kiến trong tệp');
    expect(none.text).toContain('không có bảng');
    expect(none.text).not.toContain('/application"');
    const columns = await uploaded(
      'mai',
      'cot.csv',
      Buffer.from('Tên sáng kiến;Lĩnh vực\nBố trí lại kệ;SXKD'),
    );
    expect((await columns.browser.get(columns.address)).text).toContain('Chưa thấy cột: Tác giả, Ngày nộp.');
  });

  it('makes one batch of ten equal sendings of one form', async () => {
    const browser = await world.as('tuan');
    const key = /name="_key" value="([^"]+)"/.exec((await browser.get('/imports/new')).text)?.[1] ?? '';
    const file = {
      name: 'mot.csv',
      bytes: csv('Lê A;Cty TNHH Điện tử Sao Khuê VN;Gửi mười lần;SXKD;10/05/2022;'),
    };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.upload('/imports', file, { _key: key }, '/imports/new')),
    );
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
  });
});
