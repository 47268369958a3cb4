import { beforeAll, describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { NotAllowed, NotFound } from '../../src/errors.ts';
import { addAlias } from '../../src/organisations/change-aliases.ts';
import { learnUnitName, learnUnitNames } from '../../src/organisations/learn-unit-names.ts';
import { listUnitNames } from '../../src/organisations/resolve-name.store.ts';
import { unitIndex } from '../../src/organisations/resolve-name.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();

const found = async (text: string): Promise<string | undefined> =>
  unitIndex(await listUnitNames(world.database.db, '/')).resolve(text).unit?.code;
const aliases = async (code: string): Promise<string[]> => {
  const units = await listUnitNames(world.database.db, '/');
  return [...(units.find((unit) => unit.code === code)?.names ?? [])].slice(1);
};
const events = async (): Promise<string[]> => {
  const rows = await world.database.db
    .selectFrom('event')
    .select('subject')
    .where('action', '=', 'organisation.alias_learned')
    .orderBy('sequence')
    .execute();
  return rows.map(({ subject }) => subject);
};

describe('learning how a file writes a name', () => {
  it('settles it from then on, once, with an event', async () => {
    const mai = await world.context('mai');
    expect(await found('SKVN Electronics')).toBeUndefined();
    expect(await learnUnitName(mai, 'SAO-KHUE', '  SKVN\u00a0 Electronics\u200b ')).toBe(true);
    expect(await found('skvn electronics co., ltd')).toBe('SAO-KHUE');
    expect(await aliases('SAO-KHUE')).toEqual(['SKVN Electronics']);
    expect(await learnUnitName(mai, 'SAO-KHUE', 'SKVN ELECTRONICS')).toBe(false);
    expect(await aliases('SAO-KHUE')).toHaveLength(1);
    expect(await events()).toEqual(['SAO-KHUE']);
  });

  it('keeps nothing that settles already', async () => {
    const mai = await world.context('mai');
    expect(await learnUnitName(mai, 'SAO-KHUE', 'C.ty TNHH Điện tử Sao Khuê VN')).toBe(false);
  });

  it('keeps what accents contradict, so that nobody asks again', async () => {
    const mai = await world.context('mai');
    expect(await found('Cơ khí chính sác Hồng Đăng')).toBeUndefined();
    expect(await learnUnitName(mai, 'HONG-DANG', 'Cơ khí chính xác Hồng Đặng')).toBe(true);
    expect(await found('Cty TNHH cơ khí chính xác Hồng Đặng')).toBe('HONG-DANG');
    expect(await found('Cty TNHH cơ khí chính xác Hồng Đăng')).toBe('HONG-DANG');
  });

  it('does nothing where another unit bears the name, with or without accents', async () => {
    const mai = await world.context('mai');
    for (const name of ['Bao bì Phú Lâm Xanh', 'BAO BI PHU LAM XANH', 'CTCP Bao bì Phú Lam Xanh'])
      expect(await learnUnitName(mai, 'SAO-KHUE', name), name).toBe(false);
    await addAlias(await world.context('binh'), 'KIM-HOAN', 'KHP');
    expect(await learnUnitName(mai, 'SAO-KHUE', 'Cty KHP')).toBe(false);
    expect(await found('Bao bì Phú Lâm Xanh')).toBe('PHU-LAM-XANH');
    expect(await found('khp')).toBe('KIM-HOAN');
  });

  it.each(['', 'Công ty', 'Cty TNHH', 'Phân xưởng 2', 'Tổ hàn', 'to han', 'Nhà máy Hà Nội', 'x'.repeat(301)])(
    'does nothing with a name that tells nothing: %#',
    async (name) => expect(await learnUnitName(await world.context('mai'), 'SAO-KHUE', name)).toBe(false),
  );

  it('learns many at once; of two claims on one name the first holds', async () => {
    const mai = await world.context('mai');
    const learned = await atomically(mai, (inside) =>
      learnUnitNames(inside, [
        { code: 'KIM-HOAN', written: 'Kim Hoan Plastics' },
        { code: 'TAN-BINH-MINH', written: 'KIM HOAN PLASTICS JSC' },
        { code: 'TAN-BINH-MINH', written: 'TBM Garment' },
        { code: 'KHONG-CO', written: 'Nhà không có' },
        { code: 'CD-KCNCX-HN', written: 'Văn phòng Công đoàn khu' },
      ]),
    );
    expect(learned).toEqual([
      { code: 'KIM-HOAN', written: 'Kim Hoan Plastics' },
      { code: 'TAN-BINH-MINH', written: 'TBM Garment' },
    ]);
    expect(await found('Công ty TBM Garment')).toBe('TAN-BINH-MINH');
  });

  it('can be undone by an organiser on the page of the unit', async () => {
    await learnUnitName(await world.context('mai'), 'SAO-KHUE', 'Sao Khuê Thăng Long');
    const binh = await world.as('binh');
    const page = await binh.get('/admin/organisations/SAO-KHUE');
    expect(page.text).toContain('lần nhập sau lại hỏi');
    const row = page.text.split('<tr>').find((one) => one.includes('Sao Khuê Thăng Long')) ?? '';
    const removal = /action="([^"]+\/removal)"/.exec(row)?.[1] ?? '';
    expect((await binh.post(removal)).status).toBe(303);
    expect(await found('Sao Khuê Thăng Long')).toBeUndefined();
  });
});

describe('who may teach names', () => {
  it('is an enterprise for itself only', async () => {
    const lan = await world.context('lan');
    expect(await learnUnitName(lan, 'SAO-KHUE', 'Sao Khuê của Lan')).toBe(true);
    await expect(learnUnitName(lan, 'HONG-DANG', 'Hồng Đăng của Lan')).rejects.toThrow(NotFound);
    const passed = await atomically(lan, (inside) =>
      learnUnitNames(inside, [{ code: 'HONG-DANG', written: 'Hồng Đăng của Lan' }]),
    );
    expect(passed).toEqual([]);
    expect(await learnUnitName(lan, 'SAO-KHUE', 'Linh kiện nhựa Kim Hoàn')).toBe(false);
  });

  it('is nobody who may not import', async () => {
    const name = 'Tên của người xem';
    for (const person of ['thu', 'quang'] as const)
      await expect(learnUnitName(await world.context(person), 'SAO-KHUE', name)).rejects.toThrow(NotAllowed);
    expect(await found(name)).toBeUndefined();
  });
});

describe('a name among thousands of units', () => {
  beforeAll(async () => {
    const { db } = world.database;
    const rows = Array.from({ length: 4_100 }, (_, index) => ({
      organisation_id: 1,
      alias: `Tên thứ ${index} Gò Vấp`,
      folded_alias: `ten thu ${index} go vap`,
    }));
    await atomically(world.system, async (inside) => {
      for (let start = 0; start < rows.length; start += 1_000)
        await inside.db
          .insertInto('organisation_alias')
          .values(rows.slice(start, start + 1_000))
          .execute();
    });
    expect((await db.selectFrom('organisation_alias').select('id').execute()).length).toBeGreaterThan(4_000);
  });

  it('is found on whatever page it stands', async () => {
    const mai = await world.context('mai');
    expect(await learnUnitName(mai, 'SAO-KHUE', 'Tên thứ 4099 Gò Vấp')).toBe(false);
    expect(await learnUnitName(mai, 'SAO-KHUE', 'Tên thứ 9999 Gò Vấp')).toBe(true);
  });
});
