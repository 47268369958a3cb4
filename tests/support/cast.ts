import { insertAccount } from '../../src/accounts/account.store.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { atomically } from '../../src/database/atomically.ts';
import type { Db } from '../../src/database/schema.ts';
import { findOrganisationByCode, insertOrganisation } from '../../src/organisations/organisation.store.ts';
import { nameColumns } from '../../src/organisations/organisation.ts';
import { listParks } from '../../src/organisations/park.store.ts';
import { type Role, SYSTEM } from '../../src/permissions.ts';

/** Everybody's password, and the moment at which every test begins: 12/5/2022, 09:00 in Hà Nội. */
export const PASSWORD = 'mưa xuân trên phố cũ';
export const NOW = new Date('2022-05-12T09:00:00+07:00');
export const SLUG = 'sang-kien-sang-tao-thu-do';

/** Invented enterprises (dữ liệu minh họa), those of the sample files. */
export const ENTERPRISES = {
  saoKhue: {
    code: 'SAO-KHUE',
    name: 'Công ty TNHH Điện tử Sao Khuê Việt Nam',
    park: 'KCN Thăng Long',
    headcount: 1200,
  },
  hongDang: {
    code: 'HONG-DANG',
    name: 'Công ty TNHH Cơ khí chính xác Hồng Đăng',
    park: 'KCN Nội Bài',
    headcount: 300,
  },
  phuLamXanh: {
    code: 'PHU-LAM-XANH',
    name: 'Công ty Cổ phần Bao bì Phú Lâm Xanh',
    park: 'KCN Phú Nghĩa',
    headcount: 450,
  },
  kimHoan: {
    code: 'KIM-HOAN',
    name: 'Công ty TNHH MTV Linh kiện nhựa Kim Hoàn',
    park: 'KCN Quang Minh I',
    headcount: 80,
  },
  tanBinhMinh: {
    code: 'TAN-BINH-MINH',
    name: 'Công ty TNHH Dệt may Tân Bình Minh',
    park: 'KCN Thạch Thất – Quốc Oai',
    headcount: 2000,
  },
} as const;

/** Invented people, one for each thing that somebody may or may not do. */
export const PEOPLE = {
  /** Contact of Sao Khuê. */
  lan: { name: 'Nguyễn Thị Lan', email: 'lan@saokhue.example', roles: ['enterprise'], at: 'SAO-KHUE' },
  /** Contact of Hồng Đăng: must never see what is Sao Khuê's. */
  hung: { name: 'Trần Văn Hùng', email: 'hung@hongdang.example', roles: ['enterprise'], at: 'HONG-DANG' },
  /** Staff of the union of the industrial parks. */
  mai: { name: 'Lê Thị Mai', email: 'mai@kcn.example', roles: ['staff'], at: 'CD-KCNCX-HN' },
  tuan: { name: 'Phạm Anh Tuấn', email: 'tuan@kcn.example', roles: ['staff'], at: 'CD-KCNCX-HN' },
  binh: { name: 'Đỗ Hòa Bình', email: 'binh@kcn.example', roles: ['organiser'], at: 'CD-KCNCX-HN' },
  thu: { name: 'Vũ Minh Thu', email: 'thu@kcn.example', roles: ['auditor'], at: 'CD-KCNCX-HN' },
  quang: {
    name: 'Hoàng Đăng Quang',
    email: 'quang@kcn.example',
    roles: ['administrator'],
    at: 'CD-KCNCX-HN',
  },
} as const satisfies Record<string, { name: string; email: string; roles: readonly Role[]; at: string }>;
export type Person = keyof typeof PEOPLE;

export async function seedCast(db: Db): Promise<void> {
  const password_hash = await hashPassword(PASSWORD);
  await atomically({ db, now: NOW, actor: SYSTEM }, async (inside) => {
    const union = await findOrganisationByCode(inside.db, '/', 'CD-KCNCX-HN');
    const parks = new Map((await listParks(inside.db)).map(({ id, name }) => [name, id]));
    for (const { code, name, park, headcount } of Object.values(ENTERPRISES)) {
      await insertOrganisation(inside.db, union?.path ?? null, {
        code,
        kind: 'grassroots',
        parent_id: union?.id ?? null,
        ...nameColumns(name),
        industrial_park_id: parks.get(park) ?? null,
        headcount,
        ownership: 'fdi',
        valid_from: null,
        valid_to: null,
        successor_id: null,
        illustrative: 1,
      });
    }
    for (const { name, email, roles, at } of Object.values(PEOPLE)) {
      const home = await findOrganisationByCode(inside.db, '/', at);
      await insertAccount(
        inside.db,
        {
          email,
          name,
          organisation_id: home?.id ?? 0,
          password_hash,
          created_at: NOW.toISOString(),
          disabled_at: null,
        },
        roles,
      );
    }
  });
}
