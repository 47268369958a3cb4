import { describe, expect, it } from 'vitest';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import { makeTemplate } from '../../src/imports/template/make-template.ts';
import { readStamp } from '../../src/imports/template/stamp.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
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
    const { db } = world.database;
    const named = ENTERPRISES.kimHoan;
    await db
      .updateTable('organisation')
      .set({ valid_to: '2021-12-31' })
      .where('code', '=', ENTERPRISES.phuLamXanh.code)
      .execute();
    await db
      .updateTable('organisation')
      .set({ name: named.name })
      .where('code', '=', ENTERPRISES.tanBinhMinh.code)
      .execute();
    const { units } = await offered((await by('mai')).bytes);
    expect(units).not.toContain(ENTERPRISES.phuLamXanh.name);
    expect(units).not.toContain(named.name);
    expect(units).toEqual(expect.arrayContaining([named.code, ENTERPRISES.tanBinhMinh.code]));
  });
});
