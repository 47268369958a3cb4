import { describe, expect, it } from 'vitest';
import { listAuthors } from '../../src/initiatives/author.store.ts';
import { submissionFields, useWorld } from '../support/world.ts';
import { browserOf, rowOf, setClosed, submitted } from './acting.ts';

const world = useWorld();

const LONG = 'ă'.repeat(10_001);
const NOT_A_DAY = 'không có trong lịch';
const TOO_LONG = 'Dài quá';

/** Field, what is typed, the words next to it. Everything else is right. */
const HOSTILE: readonly [string, string, string][] = [
  ['title', '', 'Cần nhập mục này'],
  ['title', ' \u0000\u0007\u200b\u202e ', 'Cần nhập mục này'],
  ['title', 'a'.repeat(301), TOO_LONG],
  ['title[0]', 'mảng', 'Cần nhập mục này'],
  ['category', '', 'Cần nhập mục này'],
  ['category', '=cmd|calc', 'Không có lĩnh vực này'],
  ['category', LONG, TOO_LONG],
  ['organisation', 'HONG-DANG', 'Không có đơn vị này'],
  ['organisation', 'CD-KCNCX-HN', 'Không có đơn vị này'],
  ['organisation', "' or 1=1 --", 'Không có đơn vị này'],
  ['campaign', 'khong-co', 'Chọn một giá trị trong danh sách'],
  ['campaign', '1-trieu-sang-kien', 'Chọn một giá trị trong danh sách'],
  ['submittedOn', '31/02/2022', NOT_A_DAY],
  ['submittedOn', '2022-13-01', NOT_A_DAY],
  ['submittedOn', '<script>', NOT_A_DAY],
  ['submittedOn', '13/05/2022', 'muộn hơn hôm nay'],
  [
    'submittedOn',
    '31/12/2021',
    'Các giai đoạn nhận sáng kiến: 1 (từ 01/01/2022 đến 31/05/2022); 2 (từ 01/06/2022',
  ],
  ['appliedOn', '13/2022', NOT_A_DAY],
  ['appliedOn', '31/02/2022', NOT_A_DAY],
  ['description', LONG, TOO_LONG],
  ['solutionKind', 'sorcery', 'Chọn một giá trị trong danh sách'],
  ['scope', 'x'.repeat(501), TOO_LONG],
  ['otherEffects', 'x'.repeat(5_001), TOO_LONG],
  ['benefitVnd', '-5', 'Không được nhỏ hơn 0'],
  ['benefitVnd', '1.5', 'không phải là số nguyên'],
  ['benefitVnd', 'NaN', 'không phải là số nguyên'],
  ['benefitVnd', '9'.repeat(30), 'không phải là số nguyên'],
  ['benefitVnd', '200.000.000.000', 'trên 100 tỷ đồng'],
  ['benefitBasis', 'monthly', 'Chọn một giá trị trong danh sách'],
  ['recognitionLevel', 'galactic', 'Chọn một giá trị trong danh sách'],
  ['recognitionNumber', 'x'.repeat(101), TOO_LONG],
  ['recognitionOn', '30/02/2022', NOT_A_DAY],
  ['authors[0][name]', '', 'Cần nhập mục này'],
  ['authors[0][name]', 'x'.repeat(121), TOO_LONG],
  ['authors[0][share]', '99', 'cộng lại đúng 100'],
  ['authors[0][share]', '0', 'không phải là tỷ lệ'],
  ['authors[0][share]', '=1+1', 'không phải là tỷ lệ'],
  ['authors[0][share]', '-100', 'không phải là tỷ lệ'],
  ['authors[0][department]', 'x'.repeat(201), TOO_LONG],
];

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&#x27;')
    .replaceAll('=', '&#x3D;');

async function countOfItems(): Promise<number> {
  const { db } = world.database;
  return (await db.selectFrom('initiative').select('id').execute()).length;
}

describe('the form', () => {
  it.each(HOSTILE)('refuses %s = %j and keeps everything typed', async (field, value, words) => {
    const lan = await browserOf(world, 'lan');
    const before = await countOfItems();
    const sent = submissionFields({ description: 'Giữ lại tôi', [field]: value });
    if (field === 'title[0]') delete sent['title'];
    const { status, text } = await lan.post('/initiatives', sent);
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('error-summary');
    if (field !== 'description') expect(text).toContain('Giữ lại tôi');
    if (field !== 'title' && field !== 'title[0]') expect(text).toContain('Cải tiến đồ gá hàn khung');
    const isShown = !/organisation|campaign|category|solutionKind|benefitBasis|recognitionLevel|title\[/.test(
      field,
    );
    if (isShown && value.trim() !== '' && !value.includes('\u0000')) expect(text).toContain(escaped(value));
    expect(await countOfItems()).toBe(before);
  });

  it('names every field at once', async () => {
    const lan = await browserOf(world, 'lan');
    const { status, text } = await lan.post('/initiatives', { submittedOn: '31/02/2022', benefitVnd: 'x' });
    expect(status).toBe(422);
    for (const field of ['title', 'category', 'submittedOn', 'authors', 'benefitVnd'])
      expect(text).toContain(`href="#${field}"`);
  });

  it('refuses a closed phase and says which', async () => {
    const lan = await browserOf(world, 'lan');
    await setClosed(world, 1, true);
    const { status, text } = await lan.post('/initiatives', submissionFields());
    await setClosed(world, 1, false);
    expect(status).toBe(422);
    expect(text).toContain('Giai đoạn 1 đã chốt');
  });

  it('stores text composed and harmless, and shows it as text', async () => {
    const code = await submitted(world, 'lan', {
      title: 'Ca\u0309i tie\u0302\u0301n <script>alert(1)</script>\u0000 =cmd()',
      description: 'dòng 1\r\ndòng 2\u0007',
    });
    const row = await rowOf(world, code);
    expect(row.title).toBe('Cải tiến <script>alert(1)</script> =cmd()');
    expect(row.description).toBe('dòng 1\ndòng 2');
    const { text } = await (await browserOf(world, 'lan')).get(`/initiatives/${code}`);
    expect(text).toContain('Cải tiến &lt;script&gt;');
    expect(text).not.toContain('<script>alert');
  });

  it('takes a great benefit when it is confirmed, a month without its day, and equal shares', async () => {
    const code = await submitted(world, 'lan', {
      benefitVnd: '200.000.000.000 đồng',
      confirmBenefit: '1',
      benefitBasis: 'once',
      appliedOn: '4/2022',
      'authors[1][name]': 'Đỗ Thị Hạnh',
      'authors[2][name]': 'Lý Văn Phúc',
    });
    const row = await rowOf(world, code);
    expect(row).toMatchObject({ benefit_vnd: 200_000_000_000, benefit_basis: 'once', applied_on: '2022-04' });
    const authors = await listAuthors(world.database.db, row.id);
    expect(authors.map(({ share_hundredths }) => share_hundredths)).toEqual([3334, 3333, 3333]);
    const { text } = await (await browserOf(world, 'lan')).get(`/initiatives/${code}`);
    expect(text).toContain('200.000.000.000 đồng · một lần · ước tính');
    expect(text).toContain('04/2022');
    expect(text).toContain('33,34 %');
  });

  it('says so where an item is written down later than its day', async () => {
    const code = await submitted(world, 'lan', { submittedOn: '02/05/2022' });
    const { text } = await (await browserOf(world, 'lan')).get(`/initiatives/${code}`);
    expect(text).toContain('02/05/2022 (ghi lùi ngày, nhập ngày 12/05/2022)');
  });

  it('keeps what repeats for the next paper, and points at what looks the same', async () => {
    const mai = await browserOf(world, 'mai');
    const sent = submissionFields({
      title: 'Giá để dao tự xoay',
      organisation: 'KIM-HOAN',
      submittedOn: '10/05/2022',
      next: '1',
    });
    const first = await mai.post('/initiatives', sent);
    expect(first.status).toBe(303);
    const page = await mai.get(first.headers['location'] ?? '');
    expect(page.text).toContain('<option value="KIM-HOAN" selected>');
    expect(page.text).toContain('<option value="san-xuat" selected>');
    expect(page.text).toContain('value="10/05/2022"');
    expect(page.text).toMatch(/Mục vừa nộp có mã[^<]*<a [^>]*href="\/initiatives\/SK-/);
    expect(page.text).not.toContain('Giá để dao');
    const again = await mai.post('/initiatives', { ...sent, title: 'GIA DE DAO TU XOAY' });
    expect((await mai.get(again.headers['location'] ?? '')).text).toContain('đã có một sáng kiến cùng tên');
  });

  it('is not for those who only look, nor for visitors', async () => {
    for (const person of ['thu', 'quang'] as const) {
      const browser = await browserOf(world, person);
      expect((await browser.get('/initiatives/new')).status).toBe(403);
      expect((await browser.post('/initiatives', submissionFields())).status).toBe(403);
    }
    expect((await world.visitor().get('/initiatives/new')).status).toBe(401);
  });

  it('answers a stranger’s form without our token with 403', async () => {
    const lan = await browserOf(world, 'lan');
    expect((await lan.post('/initiatives', submissionFields(), { token: 'x' })).status).toBe(403);
  });
});
