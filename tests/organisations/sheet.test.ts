import { describe, expect, it } from 'vitest';
import { nameColumns } from '../../src/organisations/organisation.ts';
import { codeFor } from '../../src/organisations/sheet/code-for.ts';
import type { Known, KnownUnit } from '../../src/organisations/sheet/item.ts';
import { changesOf } from '../../src/organisations/sheet/place-items.ts';
import { planUnits } from '../../src/organisations/sheet/plan.ts';
import { readUnits, type UnitSheet } from '../../src/organisations/sheet/read-units.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';

async function read(csv: string): Promise<UnitSheet> {
  const found = readUnits(await readWorkbook(Buffer.from(csv), 'bang.csv'));
  if ('code' in found) throw new Error(found.code);
  return found;
}

const refused = async (csv: string) => readUnits(await readWorkbook(Buffer.from(csv), 'bang.csv'));

const unit = (id: number, code: string, name: string, parent: KnownUnit | null): KnownUnit => ({
  ...nameColumns(name),
  id,
  code,
  kind: 'grassroots',
  parent_id: parent?.id ?? null,
  path: `${parent?.path ?? '/'}${id}/`,
  short_name: '',
  industrial_park_id: null,
  sector: 'enterprise',
  ownership: null,
  headcount: null,
  tax_code: '',
  document_symbol: '',
  contact_name: '',
  contact_email: '',
  valid_from: null,
  valid_to: null,
  successor_id: null,
  illustrative: 0,
  version: 1,
  names: [name],
});
const top = unit(1, 'CD', 'Công đoàn các KCN', null);
const saoKhue = unit(2, 'SAO-KHUE', 'Công ty TNHH Điện tử Sao Khuê Việt Nam', top);
const workshop = unit(3, 'XUONG', 'Xưởng hàn', saoKhue);
const park = {
  id: 7,
  code: 'THANG-LONG',
  ...nameColumns('KCN Thăng Long'),
  district: '',
  area_ha: '',
  active: 1,
  version: 1,
} as const;
const known: Known = {
  units: [top, saoKhue, workshop],
  parks: [park],
  codes: new Set(['CD', 'SAO-KHUE', 'XUONG', 'TLD']),
  top,
};

const plan = async (csv: string) => planUnits((await read(csv)).units, known);
const codes = (items: Awaited<ReturnType<typeof plan>>) =>
  items.map(({ outcome, code, findings }) => [outcome, code, findings[0]?.problem.code]);

describe('reading a sheet of units', () => {
  it('finds the header under titles, in words of either language', async () => {
    const sheet = await read(
      [
        'CÔNG ĐOÀN CÁC KCN&CX HÀ NỘI,,,,,,,',
        'DANH SÁCH ĐƠN VỊ,,,,,,,',
        'STT,Mã đơn vị,Tên doanh nghiệp,KCN,Mã cấp trên,Số lao động,Người liên hệ,Địa chỉ email',
        '(1),(2),(3),(4),(5),(6),(7),(8)',
        '1,ABC,Công ty ABC,Thăng Long,CD,"1.200",Nguyễn Văn A,a@abc.example',
        ',,,,,,,',
        ',,Tổng cộng,,,1200,,',
      ].join('\n'),
    );
    expect(sheet.fields).toEqual([
      'code',
      'name',
      'park',
      'parent',
      'headcount',
      'contactName',
      'contactEmail',
    ]);
    expect(sheet.unused).toEqual(['STT']);
    expect(sheet.units).toHaveLength(1);
    expect(sheet.units[0]).toMatchObject({ row: 5, cells: { name: { column: 'C', text: 'Công ty ABC' } } });
    expect((await read('code,name,industrial park\nA,Sao Mai,C')).fields).toEqual(['code', 'name', 'park']);
  });

  it('says what it cannot find', async () => {
    expect(await refused('xin chào\n1\n2')).toEqual({ code: 'units_without_header' });
    const typeface = 'Ma,Ten\nA,C«ng ty §iÖn tö Hµ Néi\nB,C«ng ty C¬ khÝ chÝnh x¸c Hång §¨ng';
    expect(await refused(typeface)).toEqual({ code: 'units_old_typeface' });
    expect(await refused('Mã,Tên đơn vị\n,')).toEqual({ code: 'units_without_rows' });
    const many = `Tên đơn vị\n${Array.from({ length: 10_001 }, (_, n) => `Đơn vị số ${n}`).join('\n')}`;
    expect(await refused(many)).toMatchObject({ code: 'units_too_many' });
  });
});

describe('the plan of a sheet', () => {
  it('creates, updates, leaves alone', async () => {
    const items = await plan(
      [
        'Mã,Tên,KCN,Số đoàn viên',
        'SAO-KHUE,Công ty TNHH Điện tử Sao Khuê,Khu công nghiệp Thăng Long,900',
        'xuong,Xưởng hàn,,',
        'MOI,Công ty Mới,ngoài KCN,12',
        ',Cty TNHH điện tử Sao Khuê VN,,',
      ].join('\n'),
    );
    expect(codes(items)).toEqual([
      ['update', 'SAO-KHUE', undefined],
      ['same', 'XUONG', undefined],
      ['create', 'MOI', undefined],
      ['wrong', 'SAO-KHUE', 'unit_twice'],
    ]);
    const [first] = items;
    expect(first && changesOf(first).after).toMatchObject({ industrial_park_id: 7, headcount: 900 });
    expect(items[2]?.parentCode).toBe('CD');
  });

  it('keeps the name that stands there where only the name told the unit', async () => {
    const [item] = await plan('Tên\n"CTY TNHH ĐIỆN TỬ SAO KHUÊ VN"');
    expect(item).toMatchObject({ outcome: 'same', code: 'SAO-KHUE' });
  });

  it('makes codes from names, each once', async () => {
    const items = await plan('Tên\nCông ty TNHH Sao Khuê\nCông ty CP Gốm Việt\nTLD');
    expect(codes(items)).toEqual([
      ['create', 'SAO-KHUE-2', undefined],
      ['create', 'GOM-VIET', undefined],
      ['create', 'TLD-2', undefined],
    ]);
    expect(codeFor('Công ty TNHH New', new Set())).toBe('NEW-2');
    expect(codeFor('電子', new Set())).toBe('DV');
    expect(codeFor('Công ty '.concat('rất dài '.repeat(30)), new Set()).length).toBeLessThanOrEqual(40);
  });

  it('names the cell and what is wrong in it', async () => {
    const items = await plan(
      [
        'Mã,Tên,KCN,Số lao động,Cấp trên,Email,MST',
        'mã lạ,A,,,,,',
        'A1,,,,,,',
        'A2,B,Sao Hỏa,nhiều,,không phải thư,12',
        'TLD,Tổng Liên đoàn,,,,,',
        'A3,Công ty TNHH Điện tử Sao Khuê Việt Nam,,,,,',
        'A4,C,,,KHONG-CO,,',
        'A5,D,,,A2,,',
        'A6,E,,-1,,,',
      ].join('\n'),
    );
    expect(
      items.map(({ findings }) => findings.map(({ column, problem }) => `${column ?? ''} ${problem.code}`)),
    ).toEqual([
      ['A not_a_code'],
      [' required'],
      ['C unknown_park', 'D not_a_number', 'F not_an_email', 'G not_a_tax_code'],
      ['A unit_code_taken'],
      ['B unit_name_known'],
      ['E unknown_parent'],
      ['E unknown_parent'],
      ['D not_a_headcount'],
    ]);
    expect(items.every(({ outcome }) => outcome === 'wrong')).toBe(true);
  });

  it('puts new units under new ones in any order, and never in a circle', async () => {
    const items = await plan(
      [
        'Mã,Tên,Cấp trên',
        'N2,Tổ hai,Tổ một',
        'N1,Tổ một,SAO-KHUE',
        'SAO-KHUE,,XUONG',
        'CD,,SAO-KHUE',
        'C1,Vòng một,C2',
        'C2,Vòng hai,C1',
        'C3,Dưới vòng,C2',
      ].join('\n'),
    );
    expect(codes(items)).toEqual([
      ['create', 'N2', undefined],
      ['create', 'N1', undefined],
      ['wrong', 'SAO-KHUE', 'parent_in_own_branch'],
      ['same', 'CD', undefined],
      ['wrong', 'C1', 'parent_in_own_branch'],
      ['wrong', 'C2', 'parent_in_own_branch'],
      ['wrong', 'C3', 'parent_row_wrong'],
    ]);
    expect(items[0]?.parentCode).toBe('N1');
  });
});
