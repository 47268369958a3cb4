import { describe, expect, it } from 'vitest';
import { findOrganisationByCode } from '../../src/organisations/organisation.store.ts';
import { type Person, useWorld } from '../support/world.ts';

const world = useWorld();
const LIST = '/admin/organisations';

const unit = (code: string) => findOrganisationByCode(world.database.db, '/', code);

/** A unit as the form sends it; give only what the test is about. */
const fields = (more: Record<string, string> = {}): Record<string, string> => ({
  name: 'Công ty TNHH Gốm sứ Hạ Long Xanh',
  code: 'HA-LONG-XANH',
  kind: 'grassroots',
  parent: 'CD-KCNCX-HN',
  park: 'NOI-BAI',
  sector: 'enterprise',
  headcount: '1.250',
  contactEmail: 'lienhe@halongxanh.example',
  ...more,
});

/** The form as it stands for a unit, with some of it changed. */
async function edited(
  person: Person,
  code: string,
  more: Record<string, string>,
): Promise<Record<string, string>> {
  const { text } = await (await world.as(person)).get(`${LIST}/${code}/edit`);
  const inputs = [...text.matchAll(/<input[^>]* name="(\w+)"[^>]*? value="([^"]*)"/g)];
  const chosen = [...text.matchAll(/<select[^>]* name="(\w+)"[\s\S]*?<\/select>/g)].map(([all, name]) => [
    name,
    /value="([^"]*)" selected/.exec(all)?.[1] ?? '',
  ]);
  const typed = inputs
    .map(([, name, value]) => [name, value])
    .filter(([name]) => !String(name).startsWith('_'));
  return { ...Object.fromEntries([...typed, ...chosen]), ...more };
}

describe('a new unit', () => {
  it('goes into the tree, and ten equal forms make one', async () => {
    const binh = await world.as('binh');
    const { text } = await binh.get(`${LIST}/new`);
    const key = /name="_key" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const answers = await Promise.all(Array.from({ length: 10 }, () => binh.post(LIST, fields(), { key })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303));
    const made = await unit('HA-LONG-XANH');
    const parent = await unit('CD-KCNCX-HN');
    expect(made).toMatchObject({
      headcount: 1250,
      kind: 'grassroots',
      parent_id: parent?.id,
      ownership: null,
    });
    expect(made?.path).toBe(`${parent?.path}${made?.id}/`);
    const page = await binh.get(`${LIST}/HA-LONG-XANH?notice=organisation-created`);
    expect(page.text).toContain('Đã thêm đơn vị.');
    expect(page.text).toContain('KCN Nội Bài');
  });

  it('may stand below an enterprise, at any depth, and its parent may be typed by name', async () => {
    const binh = await world.as('binh');
    const parent = 'cty tnhh điện tử sao khuê vn';
    expect((await binh.post(LIST, fields({ code: 'sao-khue.2', name: 'Xưởng 2', parent }))).status).toBe(303);
    const below = fields({ code: 'SAO-KHUE.2.1', name: 'Tổ hàn', parent: 'SAO-KHUE.2' });
    expect((await binh.post(LIST, below)).status).toBe(303);
    const root = (await unit('SAO-KHUE'))?.path ?? '?';
    expect((await unit('SAO-KHUE.2.1'))?.path.startsWith(root)).toBe(true);
  });

  it.each([
    [{ name: '' }, 'Cần nhập mục này.'],
    [{ name: 'x'.repeat(301) }, 'Dài quá 300 ký tự'],
    [{ code: 'Mã có dấu' }, '“MÃ CÓ DẤU” không dùng làm mã được'],
    [{ code: 'import' }, 'Mã “IMPORT” dành riêng'],
    [{ code: 'SAO-KHUE' }, 'Mã “SAO-KHUE” đã dùng'],
    [{ code: '=cmd|x' }, 'không dùng làm mã được'],
    [{ kind: 'galaxy' }, 'Chọn một giá trị trong danh sách.'],
    [{ parent: '' }, 'Cần nhập mục này.'],
    [{ parent: 'TLD' }, 'Không có đơn vị nào là “TLD”'],
    [{ park: 'ATLANTIS' }, 'Không có khu công nghiệp “ATLANTIS”'],
    [{ headcount: 'nhiều' }, '“nhiều” không phải là số nguyên'],
    [{ headcount: '-5' }, 'là số nguyên từ 0 đến'],
    [{ headcount: '99.000.000' }, 'là số nguyên từ 0 đến'],
    [{ taxCode: '12345' }, '“12345” không phải mã số thuế'],
    [{ contactEmail: 'không phải thư' }, 'không phải là địa chỉ thư điện tử'],
    [{ validFrom: '31/02/2022' }, '“31/02/2022” không có trong lịch'],
    [{ validFrom: '02/01/2022', validTo: '01/01/2022' }, 'Ngày cuối cùng phải từ ngày bắt đầu'],
    [{ successor: 'KHONG-CO' }, 'Không có đơn vị nào là “KHONG-CO”'],
  ])('is refused with the field named: %o', async (wrong, words) => {
    const binh = await world.as('binh');
    const name = '<script>alert(1)</script> Công ty giữ lại';
    const answer = await binh.post(LIST, fields({ code: 'BAD', name, ...wrong }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    if (!('name' in wrong))
      expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Công ty giữ lại');
    expect(await unit('BAD')).toBeUndefined();
  });

  it('is stored composed and tidy', async () => {
    const binh = await world.as('binh');
    const name = `  ${'Công ty Đồ gỗ Ý Yên'.normalize('NFD')}\u0000\u200b  `;
    expect((await binh.post(LIST, fields({ code: 'Y-YEN', name }))).status).toBe(303);
    expect((await unit('Y-YEN'))?.name).toBe('Công ty Đồ gỗ Ý Yên'.normalize('NFC'));
  });
});

describe('changing a unit', () => {
  it('writes what differs, and nothing where nothing does', async () => {
    const binh = await world.as('binh');
    const path = `${LIST}/HONG-DANG`;
    const before = await unit('HONG-DANG');
    const same = await edited('binh', 'HONG-DANG', {});
    expect((await binh.post(path, same)).status).toBe(303);
    expect(await unit('HONG-DANG')).toEqual(before);
    const answer = await binh.post(path, { ...same, shortName: 'Hồng Đăng', headcount: '310' });
    expect(answer.headers['location']).toBe(`${path}?notice=organisation-saved`);
    expect(await unit('HONG-DANG')).toMatchObject({
      ...before,
      short_name: 'Hồng Đăng',
      headcount: 310,
      version: 2,
    });
  });

  it('answers a stale form with everything typed and what stands there now', async () => {
    const binh = await world.as('binh');
    const path = `${LIST}/PHU-LAM-XANH`;
    const old = await edited('binh', 'PHU-LAM-XANH', { headcount: '461' });
    await binh.post(path, await edited('binh', 'PHU-LAM-XANH', { headcount: '455' }));
    const answer = await binh.post(path, old);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('value="461"');
    expect(answer.text).toMatch(/Số đoàn viên, lao động: <strong>455<\/strong>/);
    expect((await unit('PHU-LAM-XANH'))?.headcount).toBe(455);
  });

  it('moves the whole branch, and never under itself', async () => {
    const binh = await world.as('binh');
    const cluster = { kind: 'superior', park: '', headcount: '', contactEmail: '' };
    await binh.post(LIST, fields({ ...cluster, code: 'CUM-1', name: 'Cụm thi đua số 1' }));
    await binh.post(LIST, fields({ ...cluster, code: 'CUM-2', name: 'Cụm thi đua số 2' }));
    await binh.post(LIST, fields({ code: 'CUM-1-A', name: 'Công ty A', parent: 'CUM-1' }));
    await binh.post(LIST, fields({ code: 'CUM-1-A-1', name: 'Xưởng A1', parent: 'CUM-1-A' }));
    const moved = await binh.post(`${LIST}/CUM-1`, await edited('binh', 'CUM-1', { parent: 'CUM-2' }));
    expect(moved.status).toBe(303);
    const [outer, inner, leaf] = [await unit('CUM-2'), await unit('CUM-1'), await unit('CUM-1-A-1')];
    const middle = await unit('CUM-1-A');
    expect(inner?.path).toBe(`${outer?.path}${inner?.id}/`);
    expect(leaf?.path).toBe(`${inner?.path}${middle?.id}/${leaf?.id}/`);
    for (const parent of ['CUM-1-A-1', 'CUM-1']) {
      const circle = await binh.post(`${LIST}/CUM-1`, await edited('binh', 'CUM-1', { parent }));
      expect(circle.status).toBe(422);
      expect(circle.text).toContain('chính đơn vị này hoặc đơn vị trực thuộc');
    }
    const rows = await world.database.db
      .selectFrom('organisation')
      .select(['id', 'parent_id', 'path'])
      .execute();
    const pathOf = new Map(rows.map(({ id, path }) => [id, path]));
    for (const { id, parent_id, path } of rows)
      expect(path).toBe(`${parent_id === null ? '/' : pathOf.get(parent_id)}${id}/`);
  });

  it('keeps the tree whole when two moves meet', async () => {
    const binh = await world.as('binh');
    const forms = [
      ['CUM-2', await edited('binh', 'CUM-2', { parent: 'HONG-DANG' })],
      ['HONG-DANG', await edited('binh', 'HONG-DANG', { parent: 'CUM-1' })],
    ] as const;
    const statuses = (await Promise.all(forms.map(([code, form]) => binh.post(`${LIST}/${code}`, form)))).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([303, 422]);
  });

  it('leaves the top of one’s own branch where it is', async () => {
    const binh = await world.as('binh');
    const before = await unit('CD-KCNCX-HN');
    const form = await edited('binh', 'CD-KCNCX-HN', { shortName: 'Công đoàn KCN', parent: 'SAO-KHUE' });
    expect((await binh.post(`${LIST}/CD-KCNCX-HN`, form)).status).toBe(303);
    expect(await unit('CD-KCNCX-HN')).toMatchObject({ path: before?.path, short_name: 'Công đoàn KCN' });
  });
});

describe('the end of a unit', () => {
  const path = `${LIST}/TAN-BINH-MINH/retirement`;

  it('has a last day and a successor, and is undone', async () => {
    const binh = await world.as('binh');
    const retired = await binh.post(path, { lastDay: '30/06/2025', successor: 'SAO-KHUE' });
    expect(retired.headers['location']).toBe(`${LIST}/TAN-BINH-MINH?notice=organisation-retired`);
    const successor = await unit('SAO-KHUE');
    expect(await unit('TAN-BINH-MINH')).toMatchObject({
      valid_to: '2025-06-30',
      successor_id: successor?.id,
    });
    const shown = await binh.get(`${LIST}/TAN-BINH-MINH`);
    expect(shown.text).toContain('Hoạt động đến hết 30/06/2025');
    expect((await binh.get(`${LIST}/SAO-KHUE`)).text).toContain('Kế thừa từ');
    expect((await binh.post(path, { lastDay: '01/07/2025' })).status).toBe(409);
    const circle = await binh.post(`${LIST}/SAO-KHUE/retirement`, {
      lastDay: '01/07/2025',
      successor: 'TAN-BINH-MINH',
    });
    expect(circle.status).toBe(422);
    expect(circle.text).toContain('đang được chính đơn vị này kế thừa');
    expect((await binh.post(`${path}/removal`)).status).toBe(303);
    expect(await unit('TAN-BINH-MINH')).toMatchObject({ valid_to: null, successor_id: null });
    expect((await binh.post(`${path}/removal`)).status).toBe(409);
  });

  it.each([
    ['', 'Cần nhập mục này.'],
    ['31/02/2022', 'không có trong lịch'],
    ['x'.repeat(5000), 'không có trong lịch'],
  ])('needs a day of the calendar: “%.20s”', async (lastDay, words) => {
    const binh = await world.as('binh');
    const answer = await binh.post(path, { lastDay, successor: 'giữ lại' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('value="giữ lại"');
  });
});

describe('other names', () => {
  it('are added once, found by, and removed', async () => {
    const binh = await world.as('binh');
    const path = `${LIST}/KIM-HOAN/aliases`;
    for (const alias of ['Nhựa Kim Hoàn', 'NHỰA KIM HOÀN'])
      expect((await binh.post(path, { alias })).status).toBe(303);
    const { text } = await binh.get(`${LIST}/KIM-HOAN`);
    const removals = [...text.matchAll(/action="([^"]+\/aliases\/\d+\/removal)"/g)].map(
      ([, action]) => action as string,
    );
    expect(removals).toHaveLength(1);
    expect((await binh.get(`${LIST}?q=nhua+kim`)).text).toContain('Công ty TNHH MTV Linh kiện nhựa Kim Hoàn');
    expect((await binh.post(removals[0] ?? '')).status).toBe(303);
    expect((await binh.post(removals[0] ?? '')).status).toBe(404);
  });

  it.each(['', '!!!', 'x'.repeat(301)])(
    'are refused when they say nothing or too much: “%.10s”',
    async (alias) => {
      const answer = await (await world.as('binh')).post(`${LIST}/KIM-HOAN/aliases`, { alias });
      expect(answer.status).toBe(422);
      if (alias) expect(answer.text).toContain(`value="${alias}"`);
    },
  );
});

describe('the list', () => {
  it('goes down level by level and is searched without accents', async () => {
    const binh = await world.as('binh');
    expect((await binh.get(LIST)).text).toContain('Công ty TNHH Điện tử Sao Khuê Việt Nam');
    const found = (await binh.get(`${LIST}?q=Dien+TU+sao`)).text;
    expect(found).toContain('tìm thấy 1 đơn vị');
    expect((await binh.get(`${LIST}?q=%25`)).text).toContain('Không có đơn vị nào khớp');
    const inPark = (await binh.get(`${LIST}?park=PHU-NGHIA`)).text;
    expect(inPark).toContain('Phú Lâm Xanh');
    expect(inPark).not.toContain('Sao Khuê');
    expect((await binh.get(`${LIST}?park=ATLANTIS`)).text).toContain('Không có đơn vị nào khớp');
  });

  it('tells who exists today', async () => {
    const binh = await world.as('binh');
    await binh.post(`${LIST}/TAN-BINH-MINH/retirement`, { lastDay: '01/05/2022' });
    expect((await binh.get(`${LIST}?valid=no`)).text).toContain('Tân Bình Minh');
    expect((await binh.get(`${LIST}?valid=yes`)).text).not.toContain('Tân Bình Minh');
    await binh.post(`${LIST}/TAN-BINH-MINH/retirement/removal`);
  });

  it('walks page by page through all of them, each once, in order', async () => {
    const binh = await world.as('binh');
    for (let number = 1; number <= 60; number++)
      await binh.post(
        LIST,
        fields({ code: `P-${number}`, name: `Xưởng ${number % 7} Ốc vít`, parent: 'SAO-KHUE' }),
      );
    const names: string[] = [];
    const codes = new Set<string>();
    for (let next: string | undefined = `${LIST}?under=SAO-KHUE`; next; ) {
      const { text }: { text: string } = await binh.get(next);
      for (const [, name] of text.matchAll(/<th scope="row"><a [^>]+>([^<]+)</g)) names.push(name as string);
      for (const [, code] of text.matchAll(/data-label="Mã đơn vị">([^<]+)</g)) codes.add(code as string);
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    }
    expect(names).toHaveLength(61);
    expect(codes.size).toBe(61);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'vi')));
  });
});

describe('who may', () => {
  it.each([
    ['lan', 403],
    ['mai', 403],
    ['thu', 403],
    ['quang', 403],
    [null, 401],
  ] as const)('%s may not', async (person, status) => {
    const browser = person ? await world.as(person) : world.visitor();
    for (const page of [LIST, `${LIST}/new`, `${LIST}/SAO-KHUE`, `${LIST}/SAO-KHUE/edit`])
      expect((await browser.get(page)).status, page).toBe(status);
    for (const act of [
      '',
      '/SAO-KHUE',
      '/SAO-KHUE/aliases',
      '/SAO-KHUE/aliases/1/removal',
      '/SAO-KHUE/retirement',
      '/SAO-KHUE/retirement/removal',
    ])
      expect((await browser.post(`${LIST}${act}`, fields({ code: 'FORBIDDEN' }))).status, act).toBe(status);
    expect(await unit('FORBIDDEN')).toBeUndefined();
  });

  it('nobody reaches past their branch', async () => {
    const binh = await world.as('binh');
    for (const page of [`${LIST}/TLD`, `${LIST}/TLD/edit`, `${LIST}?under=LDLD-HN`, `${LIST}/KHONG-CO`])
      expect((await binh.get(page)).status, page).toBe(404);
    for (const act of ['/TLD', '/TLD/aliases', '/TLD/retirement', '/TLD/retirement/removal'])
      expect(
        (await binh.post(`${LIST}${act}`, fields({ alias: 'x', lastDay: '01/01/2022' }))).status,
        act,
      ).toBe(404);
  });

  it('carries the form over when the session has ended', async () => {
    const answer = await world.visitor().post(LIST, fields({ name: 'Gõ khi phiên đã hết' }));
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Gõ khi phiên đã hết');
  });
});

it('leaves an event of every change', async () => {
  const rows = await world.database.db.selectFrom('event').select('action').distinct().execute();
  const actions = rows.map(({ action }) => action);
  for (const verb of ['created', 'updated', 'moved', 'retired', 'reinstated', 'alias_added', 'alias_removed'])
    expect(actions).toContain(`organisation.${verb}`);
});
