import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../src/imports/pages/field-names.ts';
import { unitKey } from '../../src/organisations/resolve-name.ts';
import { mendWorkbook } from '../support/mend-workbook.ts';
import { type Browser, ENTERPRISES, type Person, useWorld } from '../support/world.ts';

const world = useWorld();
const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp;Giá trị làm lợi';
const csv = (...rows: readonly string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));

interface Batch {
  readonly browser: Browser;
  readonly address: string;
  text(query?: string): Promise<string>;
  post(act: string, fields?: Record<string, string | string[]>): ReturnType<Browser['post']>;
}

async function uploaded(bytes: Buffer, name = 'danh-sach.csv', person: Person = 'mai'): Promise<Batch> {
  const browser = await world.as(person);
  const { headers } = await browser.upload('/imports', { name, bytes }, {}, '/imports/new');
  const address = headers['location'] ?? '';
  return batchAt(browser, address);
}

const batchAt = (browser: Browser, address: string): Batch => ({
  browser,
  address,
  text: async (query = '') => (await browser.get(`${address}${query}`)).text,
  post: (act, fields = {}) => browser.post(`${address}/${act}`, fields),
});

const checkedRadio = (name: string, value: string): RegExp =>
  new RegExp(`name="${name}" value="${value}" checked`);

describe('names that a file writes in its own way', () => {
  const written = 'Cty Điện tử Sao Khuê';
  const name = fieldNames.unit(unitKey(written));
  const other = fieldNames.otherUnit(unitKey(written));
  const file = () =>
    csv(`Ngô Văn Đạt;${written};Dùng lại khay nhựa;SXKD;10/05/2022;`, 'Lê A;;Kệ;SXKD;10/05/2022;');

  it('are asked with what they may mean, learned, and not asked again', async () => {
    const batch = await uploaded(file());
    const asked = await batch.text();
    expect(asked).toContain('“Cty Điện tử Sao Khuê” (1 dòng)');
    expect(asked).toContain(`value="is:${ENTERPRISES.saoKhue.code}"`);
    expect(asked).toMatch(/Mã SAO-KHUE, giống \d+ %/);
    expect(asked.indexOf('id="understood"')).toBeLessThan(asked.indexOf('id="findings"'));
    expect((await batch.post('decisions', { [name]: `is:${ENTERPRISES.saoKhue.code}` })).status).toBe(303);
    expect(await batch.text()).toContain('Nhập 1 dòng đúng, bỏ qua 1 dòng lỗi');
    const again = await uploaded(csv(`Lê B;${written};Bố trí lại kệ vật tư;SXKD;10/05/2022;`));
    expect(await again.text()).toContain('Nhập 1 sáng kiến');
  });

  it('are kept as answered where another answer is wrong, and the wrong one is named', async () => {
    const batch = await uploaded(
      csv('Lê A;Cty Lạ Hoắc;Kệ một;SXKD;05/13/2022;', 'Lê A;Xưởng Không Tên;Kệ hai;SXKD;05/12/2022;'),
    );
    const [first, second] = ['Cty Lạ Hoắc', 'Xưởng Không Tên'].map((text) => unitKey(text)) as [
      string,
      string,
    ];
    const refused = await batch.post('decisions', {
      [fieldNames.unit(first)]: 'none',
      [fieldNames.unit(second)]: 'other',
      [fieldNames.otherUnit(second)]: 'KHONG-CO',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`<a href="#${fieldNames.otherUnit(second)}">“Xưởng Không Tên”:`);
    expect(refused.text).toMatch(checkedRadio(fieldNames.unit(first), 'none'));
    expect(refused.text).toContain('value="KHONG-CO"');
  });

  it('cannot be given to a unit of another branch', async () => {
    const batch = await uploaded(csv('Hùng;Cty Hồng Đang;Kệ;SXKD;10/05/2022;'), 'hung.csv', 'hung');
    const answer = { [fieldNames.unit(unitKey('Cty Hồng Đang'))]: `is:${ENTERPRISES.saoKhue.code}` };
    const refused = await batch.post('decisions', answer);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(fieldNames.unit(unitKey('Cty Hồng Đang')));
    const strange = await batch.post('decisions', { [Object.keys(answer)[0] ?? '']: 'constructor' });
    expect(strange.status).toBe(422);
  });

  it('are told as answered already where nobody asks them any more', async () => {
    const batch = await uploaded(csv('Lê A;SAO-KHUE;Tên chưa ai hỏi;SXKD;10/05/2022;'));
    const stale = await batch.post('decisions', { [name]: `is:${ENTERPRISES.saoKhue.code}`, [other]: '' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Câu hỏi đã được trả lời hoặc tệp đã được đọc lại');
    expect((await batch.post('decisions')).status).toBe(422);
    await batch.post('application', { mode: 'good-rows' });
    const late = await batch.post('decisions', { confirmBenefit: '1' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Lần nhập này đã kết thúc nên không thay đổi được nữa.');
  });
});

describe('columns', () => {
  it('with month-first days and bare sums are read as somebody says', async () => {
    const batch = await uploaded(
      csv('Lê A;SAO-KHUE;Kệ thứ nhất;SXKD;04/13/2022;80', 'Lê B;SAO-KHUE;Kệ thứ hai;SXKD;05/10/2022;120'),
      'thang.csv',
    );
    const text = await batch.text();
    expect(text).toContain('Ngày ghi theo thứ tự nào? (cột E, Ngày nộp)');
    expect(text).toContain('04/13/2022 → ngày 13 tháng 4 năm 2022');
    expect(text).toContain('80 → 80.000.000 đồng');
    expect(text).toContain('Chưa có dòng nào nhập được. Trả lời các câu hỏi ở trên trước.');
    const at = (column: string, asks: string) => fieldNames.column({ sheet: 'thang', column, asks });
    expect((await batch.post('decisions', { [at('E', 'day-order')]: 'year-first' })).status).toBe(422);
    await batch.post('decisions', {
      [at('E', 'day-order')]: 'month-first',
      [at('F', 'money-unit')]: '1000000',
    });
    expect(await batch.text()).toContain(
      'Sẽ nhập: 2 sáng kiến của 1 đơn vị; giá trị làm lợi 200.000.000 đồng',
    );
  });

  it('are given their meaning by hand, each once, and remembered for the next file', async () => {
    const bytes = Buffer.from(
      'Người làm;Việc đã làm;Hôm;Mảng;Nơi\nLê A;Dựng giá đỡ khuôn;10/05/2022;SXKD;SAO-KHUE\n',
    );
    const batch = await uploaded(bytes, 'la.csv');
    expect(await batch.text()).toContain('Chưa tìm thấy bảng sáng kiến trong tệp');
    const sheet = { [fieldNames.sheet('la')]: '1', [fieldNames.read('la')]: '1' };
    const row = fieldNames.headerRow('la');
    const wrongRow = await batch.post('decisions', { ...sheet, [row]: '0' });
    expect(wrongRow.status).toBe(422);
    expect(wrongRow.text).toContain(`href="#${row}"`);
    await batch.post('decisions', { ...sheet, [row]: '1' });
    expect(await batch.text()).toContain('Chưa thấy cột');
    const meaning = (letters: string) => fieldNames.meaning('la', letters);
    const twice = { [meaning('A')]: 'title', [meaning('B')]: 'title' };
    const refused = await batch.post('decisions', { ...sheet, [row]: '1', ...twice });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Hai cột được chọn cùng một ý nghĩa');
    expect((await batch.post('decisions', { ...sheet, [meaning('A')]: '__proto__' })).status).toBe(422);
    await batch.post('decisions', {
      ...sheet,
      [row]: '1',
      [meaning('A')]: 'authors',
      [meaning('B')]: 'title',
      [meaning('C')]: 'submittedOn',
      [meaning('D')]: 'category',
      [meaning('E')]: 'organisation',
    });
    const text = await batch.text();
    expect(text).toContain('Nhập 1 sáng kiến');
    expect(text).toContain('anh/chị chọn');
    const next = await uploaded(
      Buffer.from('Người làm;Việc đã làm;Hôm;Mảng;Nơi\nLê B;Dựng giá đỡ ống;11/05/2022;SXKD;SAO-KHUE\n'),
      'sau.csv',
    );
    const remembered = await next.text();
    expect(remembered).toContain('Nhập 1 sáng kiến');
    expect(remembered).toContain('nhớ từ tệp trước');
  });

  it('are read again without a word, since what stands there may have changed', async () => {
    const line = 'Lê A;SAO-KHUE;Ray trượt cho khuôn ép;SXKD;10/05/2022;5 triệu';
    const first = await uploaded(csv(line), 'ray.csv');
    const second = await uploaded(csv(line), 'ray-lan-hai.csv');
    await first.post('application', { mode: 'good-rows' });
    expect(await second.text()).toContain('Nhập 1 sáng kiến');
    expect((await second.post('decisions', { again: '1' })).status).toBe(303);
    expect(await second.text()).toContain('Không có dòng mới để nhập');
  });
});

describe('rows that may repeat others', () => {
  it('stand beside what they repeat, and go in when somebody says so', async () => {
    const line = (day: string) => `Trần B;SAO-KHUE;Thay đèn chiếu sáng kho thành phẩm;SXKD;${day};95 triệu`;
    const batch = await uploaded(csv(line('10/05/2022'), line('11/05/2022')), 'den.csv');
    const text = await batch.text();
    expect(text).toContain('1 dòng giống một dòng khác hoặc một sáng kiến đã có');
    expect(text).toContain('<td>10/05/2022 <mark>khác</mark></td>');
    const id = /name="take" value="(\d+)"/.exec(text)?.[1] ?? '';
    for (const take of ['0', 'x', '1e3', '99999999999']) {
      expect((await batch.post('decisions', { take })).status).toBe(422);
    }
    expect((await batch.post('decisions', { take: '2147483647' })).status).toBe(409);
    const many = Array.from({ length: 1_200 }, (_, n) => String(n + 1));
    expect((await batch.post('decisions', { take: many })).status).toBe(413);
    expect((await batch.post('decisions', { take: [id, id] })).status).toBe(303);
    expect(await batch.text()).toContain('1 dòng giống dòng khác đã được chọn để vẫn nhập.');
    expect(await batch.text()).toContain('Nhập 2 sáng kiến');
    await batch.post('decisions', { untake: '1' });
    expect(await batch.text()).toContain('Nhập 1 sáng kiến');
    await batch.post('application', { mode: 'all-or-nothing' });

    const item = await uploaded(csv(line('12/05/2022')), 'den-sau.csv');
    const beside = await item.text();
    expect(beside).toMatch(/<a href="\/initiatives\/SK-[^"]+">SK-/);
    const foreign = await world.as('hung');
    expect((await foreign.post(`${item.address}/decisions`, { take: '1' })).status).toBe(404);
  });
});

describe('bad rows by page', () => {
  const SAMPLE = '02-bieu-tong-hop.xlsx';
  const sample = readFileSync(new URL(`../samples/${SAMPLE}`, import.meta.url));
  const download = async (batch: Batch) =>
    batch.browser.get(`${batch.address}/fix-it.xlsx`).responseType('blob');

  it('are grouped by what mends them, and found again by group', async () => {
    world.setNow('2022-09-05T09:00:00+07:00');
    const batch = await uploaded(sample, SAMPLE);
    const text = await batch.text();
    expect(text).toContain('Nhập 160 dòng đúng, bỏ qua 15 dòng lỗi');
    expect(text).toContain('5 dòng nhóm (dòng 10, 47, 84, 121, 158)');
    expect(text).toContain('Không đọc trang tính “Nháp (không gửi)”: trang ẩn.');
    expect(text).toContain(
      'Số tiền không ghi kèm đơn vị được tính bằng triệu đồng, theo tiêu đề cột J “Giá trị làm lợi (triệu đồng)”.',
    );
    expect(text).toContain('Đơn vị: 11 cách ghi trong tệp, đều nhận ra chắc chắn là 5 đơn vị');
    expect(text).toMatch(/“Cty TNHH Điện tử Sao Khuê VN”.*SAO-KHUE.*tên đơn vị, chỉ khác cách viết.*>10</);
    const order = ['id="result"', 'fix-it.xlsx', 'id="understood"', 'id="findings"', 'id="rows"'];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain('<details class="more" id="rows">');
    const group = await batch.text('?code=required&field=title');
    expect(group).toContain('<details class="more" id="rows" open>');
    expect(group).toContain('Chỉ hiện: Thiếu nội dung Tên sáng kiến (5 dòng).');
    expect(group.match(/Thiếu tên sáng kiến\. Ghi tên sáng kiến/g)).toHaveLength(5);
    expect(group).not.toContain('Cần nhập mục này');
    expect(group).not.toContain('31/02/2022');
    expect(await batch.text('?code=%27&field=x&after=1e9&pairs=-1')).toContain('Nhập 160 dòng đúng');
  });

  it('go out, come back through either door, and leave a record with all files', async () => {
    world.setNow('2022-09-05T09:00:00+07:00');
    const batch = await uploaded(sample, SAMPLE);
    await batch.post('application', { mode: 'good-rows' });
    const file = await download(batch);
    expect(file.headers['content-disposition']).toContain('02-bieu-tong-hop-dong-loi.xlsx');
    let number = 0;
    const mended = await mendWorkbook(file.body as Buffer, (row, column) => {
      number += 1;
      if (number > 5) return null;
      row[column('Ngày nộp')] = '10/05/2022';
      row[column('Tên')] = `Tên đã bổ sung ${number}`;
      return row;
    });
    const nothing = await batch.browser.upload(
      `${batch.address}/corrections`,
      { name: 'sua.xlsx', bytes: Buffer.from('') },
      {},
      batch.address,
    );
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Tệp không có dữ liệu');
    // through the door of first files
    const wrongDoor = await batch.browser.upload(
      '/imports',
      { name: 'sua-1.xlsx', bytes: mended },
      {},
      '/imports/new',
    );
    expect(wrongDoor.headers['location']).toBe(`${batch.address}?notice=import-continued`);
    expect(await batch.text()).toContain('Nhập 5 dòng đúng, bỏ qua 10 dòng lỗi');
    const again = await batch.browser.upload(
      `${batch.address}/corrections`,
      { name: 'sua-1.xlsx', bytes: mended },
      {},
      batch.address,
    );
    expect(again.status).toBe(409);
    expect(again.text).toContain('Đúng tệp này đã được gửi trong lần nhập này (lượt 2)');
    const broken = await batch.browser.upload(
      `${batch.address}/corrections`,
      { name: 'hong.xlsx', bytes: Buffer.from('PK\u0003\u0004 hỏng') },
      {},
      batch.address,
    );
    expect(broken.status).toBe(422);
    await batch.post('application', { mode: 'good-rows' });
    const record = await batch.text();
    expect(record).toContain('Đã nhập 165 sáng kiến');
    expect(record).toContain('sua-1.xlsx');
    expect(record).toContain('Không nhận được tệp “hong.xlsx”.');
    const original = await batch.browser.get(`${batch.address}/files/1`).responseType('blob');
    expect(Buffer.compare(original.body as Buffer, sample)).toBe(0);
    expect(original.headers['content-disposition']).toContain('attachment');
    for (const round of ['0', '9', 'x']) {
      expect((await batch.browser.get(`${batch.address}/files/${round}`)).status).toBe(404);
    }
    const hung = await world.as('hung');
    for (const path of ['files/1', 'fix-it.xlsx'])
      expect((await hung.get(`${batch.address}/${path}`)).status).toBe(404);
    expect(
      (await hung.upload(`${batch.address}/corrections`, { name: 'a.xlsx', bytes: mended })).status,
    ).toBe(404);

    const id = batch.address.split('/').at(-1);
    const list = await batch.browser.get(`/initiatives?import=${id}`);
    expect(list.text).toContain(`Chỉ hiện sáng kiến của lần nhập số ${id} ${SAMPLE}`);
    expect(list.text).toContain('165 sáng kiến');
    expect((await batch.browser.get('/initiatives?import=999999')).text).not.toContain('SK-');

    const code = /SK-[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(record)?.[0] ?? '';
    await (await world.as('binh')).post(`/initiatives/${code}/verification`);
    await batch.post('reversal');
    const undone = await batch.text();
    expect(undone).toContain('rút 164, giữ lại 1');
    expect(undone).toContain('đã được xử lý sau khi nhập');
    expect((await batch.browser.get(`${batch.address}/fix-it.xlsx`)).status).toBe(200);
    expect((await batch.post('decisions', { confirmBenefit: '1' })).status).toBe(409);
  });
});
