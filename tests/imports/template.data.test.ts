import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import { atomically } from '../../src/database/atomically.ts';
import { getBatch } from '../../src/imports/import.store.ts';
import { mappingOf } from '../../src/imports/import.ts';
import { importResult } from '../../src/imports/import-result.ts';
import type { Field } from '../../src/imports/table/fields.ts';
import { COLUMNS } from '../../src/imports/template/columns.ts';
import { makeTemplate } from '../../src/imports/template/make-template.ts';
import { readStamp } from '../../src/imports/template/stamp.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { applyBatch, checkFile } from '../support/imports.ts';
import { type Browser, ENTERPRISES, type Person, SLUG, useWorld } from '../support/world.ts';

const world = useWorld();
const ADDRESS = `/campaigns/${SLUG}/template.xlsx`;

const fetched = async (request: ReturnType<Browser['get']>) => {
  const answer = await request.buffer(true).parse((res, done) => {
    const chunks: Buffer[] = [];
    res.on('data', (chunk: Buffer) => chunks.push(chunk));
    res.on('end', () => done(null, Buffer.concat(chunks)));
  });
  return { answer, bytes: answer.body as Buffer };
};

async function offered(bytes: Buffer): Promise<{ units: string[]; categories: string[] }> {
  const lists = (await readWorkbook(bytes, 'mau.xlsx')).sheets.find(({ name }) => name === '_danh_sach');
  const column = (index: number) =>
    (lists?.rows.slice(1) ?? []).map(({ cells }) => cells[index]?.text ?? '').filter(Boolean);
  return { units: column(0), categories: column(1) };
}

const by = async (person: Person) => fetched((await world.as(person)).get(ADDRESS));

/** What a person types under the example row, by the field of the column. */
type Typed = Partial<Record<Field, string | number | Date>>;

async function filled(bytes: Buffer, ...rows: readonly Typed[]): Promise<Buffer> {
  const book = await openXlsx(bytes);
  for (const row of rows) book.sheets[0]?.rows.push(COLUMNS.map(({ field }) => row[field] ?? null));
  return Buffer.from(await saveXlsx(book));
}

const SHORT: Typed = {
  title: 'Dùng lại khay nhựa',
  authors: 'Ngô Văn Đạt',
  category: 'Tiết kiệm chi phí, năng lượng',
  submittedOn: new Date('2022-05-10T00:00:00Z'),
};
const LONG: Typed = {
  ...SHORT,
  number: 2,
  title: 'Cải tiến đồ gá hàn',
  authors: 'Lê Văn Tám (60 %); Lý Thị Hoa (40 %)',
  department: 'Tổ 1/2',
  organisation: ENTERPRISES.saoKhue.name,
  appliedOn: '04/2022',
  benefitVnd: 1_200_000_000,
  benefitBasis: 'một lần',
  description: 'Trước kia chỉnh tay.\nNay dùng chốt.',
  solutionKind: 'Giải pháp kỹ thuật',
  scope: 'Toàn xưởng',
  otherEffects: 'An toàn hơn',
  recognitionLevel: 'Cấp cơ sở',
  recognitionNumber: '28/5',
  recognitionOn: new Date('2022-05-11T00:00:00Z'),
  confidential: 'Có',
};

describe('a template that was filled in', () => {
  it('goes in without a question, a warning or a loss', async () => {
    const lan = await world.context('lan');
    const bytes = await filled((await by('lan')).bytes, SHORT, LONG);
    const batch = await checkFile(world, lan, { slug: SLUG, bytes, fileName: 'mau.xlsx' });
    expect(await importResult(lan, batch)).toMatchObject({ new: 2, errors: 0, warnings: 0, findings: [] });
    const row = await getBatch(world.database.db, '/', batch);
    expect(JSON.parse(row.questions)).toEqual([]);
    const { sheets, leftOut } = mappingOf(row);
    expect(leftOut).toEqual([]);
    expect(sheets).toMatchObject([{ name: 'Sáng kiến', rows: 2, skipped: { example: 1 }, notes: [] }]);
    await applyBatch(world, lan, batch, 'all-or-nothing');
    const items = world.database.db.selectFrom('initiative').selectAll().where('import_batch_id', '=', batch);
    expect(await items.orderBy('title').execute()).toMatchObject([
      {
        title: LONG.title,
        applied_on: '2022-04',
        benefit_vnd: 1_200_000_000,
        benefit_basis: 'once',
        description: LONG.description,
        solution_kind: 'technical',
        recognition_level: 'grassroots',
        recognition_number: '28/5',
        recognition_on: '2022-05-11',
        confidential: 1,
        submitted_on: '2022-05-10',
      },
      { title: SHORT.title, submitted_on: '2022-05-10', confidential: 0 },
    ]);
  });

  it('of staff names its units by the list', async () => {
    const mai = await world.context('mai');
    const rows = Object.values(ENTERPRISES).map(({ name }, n) => ({
      ...SHORT,
      organisation: name,
      title: `Kệ ${n}`,
    }));
    const bytes = await filled((await by('mai')).bytes, ...rows);
    const batch = await checkFile(world, mai, { slug: SLUG, bytes, fileName: 'mau.xlsx' });
    expect(await importResult(mai, batch)).toMatchObject({ new: 5, errors: 0, warnings: 0, findings: [] });
  });

  it('of an older version is taken, and said to be old', async () => {
    const lan = await world.context('lan');
    const book = await openXlsx(await filled((await by('lan')).bytes, { ...SHORT, title: 'Mẫu cũ' }));
    const line = book.sheets
      .find(({ name }) => name === '_sang_kien')
      ?.rows.find(([key]) => key === 'version');
    if (line) line[1] = '0';
    const bytes = Buffer.from(await saveXlsx(book));
    const batch = await checkFile(world, lan, { slug: SLUG, bytes, fileName: 'mau.xlsx' });
    const mapping = mappingOf(await getBatch(world.database.db, '/', batch));
    expect(mapping.sheets[0]?.notes).toEqual([{ code: 'template_outdated' }]);
    expect(await importResult(lan, batch)).toMatchObject({ new: 1, errors: 0 });
  });
});

describe('the template of a campaign', () => {
  it('gives staff the units of their branch and the categories in use', async () => {
    const { answer, bytes } = await by('mai');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(answer.headers['content-disposition']).toContain(`mau-nhap-${SLUG}.xlsx`);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { units, categories } = await offered(bytes);
    expect(units.sort()).toEqual(
      Object.values(ENTERPRISES)
        .map(({ name }) => name)
        .sort(),
    );
    const active = await world.database.db
      .selectFrom('category')
      .select('name')
      .where('active', '=', 1)
      .execute();
    expect(categories.sort()).toEqual(active.map(({ name }) => name).sort());
    expect(readStamp(await readWorkbook(bytes, 'mau.xlsx'))).toMatchObject({
      kind: 'template',
      campaign: SLUG,
    });
  });

  it('shows an enterprise its own name and nobody else’s', async () => {
    const { bytes } = await by('lan');
    expect((await offered(bytes)).units).toEqual([ENTERPRISES.saoKhue.name]);
    const { sheets } = await readWorkbook(bytes, 'mau.xlsx');
    const all = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
    for (const { name, code } of [ENTERPRISES.hongDang, ENTERPRISES.kimHoan])
      expect(all.filter((text) => text.includes(name) || text.includes(code))).toEqual([]);
    const asked = (await world.as('lan')).get(`${ADDRESS}?organisation=HONG-DANG`);
    expect((await asked).status).toBe(422);
  });

  it('is for one unit where staff ask for one', async () => {
    const { bytes } = await fetched((await world.as('mai')).get(`${ADDRESS}?organisation=HONG-DANG`));
    expect((await offered(bytes)).units).toEqual([ENTERPRISES.hongDang.name]);
    const union = (await world.as('mai')).get(`${ADDRESS}?organisation=CD-KCNCX-HN`);
    expect((await union).status).toBe(422);
  });

  it('is not for auditors, administrators and visitors, nor of a campaign that is none', async () => {
    expect((await (await world.as('thu')).get(ADDRESS)).status).toBe(403);
    expect((await (await world.as('quang')).get(ADDRESS)).status).toBe(403);
    expect((await world.visitor().get(ADDRESS)).status).toBe(401);
    expect((await (await world.as('mai')).get('/campaigns/khong-co/template.xlsx')).status).toBe(404);
    await expect(makeTemplate(await world.context('thu'), SLUG)).rejects.toMatchObject({ status: 403 });
  });

  it('comes through the API, fenced to the token’s account', async () => {
    const token = async (person: 'hung' | 'thu') => {
      const input = {
        email: person === 'hung' ? 'hung@hongdang.example' : 'thu@kcn.example',
        name: 'Thử',
        scopes: ['read'] as const,
      };
      return (await createToken(await world.context('quang'), input)).token;
    };
    const call = async (person: 'hung' | 'thu') =>
      fetched(
        world
          .visitor()
          .get(`/api/v1${ADDRESS}`)
          .set('authorization', `Bearer ${await token(person)}`),
      );
    const { answer, bytes } = await call('hung');
    expect(answer.status).toBe(200);
    expect((await offered(bytes)).units).toEqual([ENTERPRISES.hongDang.name]);
    expect((await call('thu')).answer.status).toBe(403);
    expect((await world.visitor().get(`/api/v1${ADDRESS}`)).status).toBe(401);
  });

  it('leaves out units that ended before the campaign, and offers the code where a name means two', async () => {
    const named = ENTERPRISES.kimHoan;
    await atomically(world.system, async ({ db }) => {
      const changed = (code: string, set: { valid_to: string } | { name: string }) =>
        db.updateTable('organisation').set(set).where('code', '=', code).execute();
      await changed(ENTERPRISES.phuLamXanh.code, { valid_to: '2021-12-31' });
      await changed(ENTERPRISES.tanBinhMinh.code, { name: named.name });
    });
    const { units } = await offered((await by('mai')).bytes);
    expect(units).not.toContain(ENTERPRISES.phuLamXanh.name);
    expect(units).not.toContain(named.name);
    expect(units).toEqual(expect.arrayContaining([named.code, ENTERPRISES.tanBinhMinh.code]));
  });
});
