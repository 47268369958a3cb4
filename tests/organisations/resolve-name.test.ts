import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type UnitName, unitIndex, unitKey } from '../../src/organisations/resolve-name.ts';

interface Sample {
  readonly name: string;
  readonly variants: readonly string[];
}
const samples: Sample[] = JSON.parse(
  readFileSync(new URL('../samples/organisations.json', import.meta.url), 'utf8'),
);

const unit = (organisationId: number, name: string, more: Partial<UnitName> = {}): UnitName => ({
  organisationId,
  code: `DV-${organisationId}`,
  kind: 'grassroots',
  name,
  path: `/1/${organisationId}/`,
  tax_code: '',
  valid_from: null,
  valid_to: null,
  keys: [unitKey(name)],
  ...more,
});

describe('the key of a unit name', () => {
  it('is the same for every spelling in the sample files', () => {
    const pairs = samples.flatMap(({ name, variants }) =>
      variants.map((variant) => [variant, name] as const),
    );
    expect(pairs.length).toBe(6);
    for (const [variant, name] of pairs) expect(unitKey(variant), variant).toBe(unitKey(name));
  });

  it('differs between the sample enterprises', () => {
    expect(new Set(samples.map(({ name }) => unitKey(name))).size).toBe(samples.length);
  });

  it.each([
    ['Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['C.TY TNHH ĐIỆN TỬ SAO KHUÊ VN', 'dien tu sao khue viet nam'],
    ['Cong ty T.N.H.H Dien tu Sao Khue VIETNAM', 'dien tu sao khue viet nam'],
    ['CĐCS Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['Công đoàn cơ sở Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['CTCP Bao bì Phú Lâm Xanh', 'bao bi phu lam xanh'],
    ['Công ty trách nhiệm hữu hạn một thành viên Kim Hoàn', 'kim hoan'],
    ['Công ty TNHH hai thành viên trở lên Kim Hoàn', 'kim hoan'],
    ['Công ty Kim Hoàn', 'kim hoan'],
    ['Kim Hoan Co., Ltd', 'kim hoan'],
    ['Công ty TNHH Thương mại và Dịch vụ An Phú', 'thuong mai dich vu an phu'],
    ['Công ty TNHH Thương mại & Dịch vụ An Phú', 'thuong mai dich vu an phu'],
  ])('of “%s”', (name, key) => expect(unitKey(name)).toBe(key));

  it('reads decomposed letters as composed ones', () => {
    const name = 'Công ty TNHH Dệt may Tân Bình Minh';
    expect(unitKey(name.normalize('NFD'))).toBe(unitKey(name));
  });

  it('leaves a name alone that only looks like a legal form', () => {
    expect(unitKey('CP Việt Nam')).toBe('cp viet nam');
    expect(unitKey('Công ty')).toBe('cong ty');
    expect(unitKey('Tổng công ty May 10')).toBe('tong cong ty may 10');
  });
});

describe('finding a unit by what was written', () => {
  const saoKhue = unit(1, 'Công ty TNHH Điện tử Sao Khuê Việt Nam', { tax_code: '0101234567' });
  const kimHoan = unit(2, 'Công ty TNHH MTV Linh kiện nhựa Kim Hoàn');
  const twin = unit(3, 'Công ty Cổ phần Linh kiện nhựa Kim Hoàn');
  const { resolve } = unitIndex([saoKhue, kimHoan, twin]);

  it('settles a code, a tax code and an equal name', () => {
    expect(resolve(' dv-1 ')).toEqual({ unit: saoKhue });
    expect(resolve('0101234567')).toEqual({ unit: saoKhue });
    expect(resolve('cty tnhh điện tử sao khuê vn')).toEqual({ unit: saoKhue });
  });

  it('leaves two of one name and an unknown one to a person', () => {
    expect(resolve('Linh kiện nhựa Kim Hoàn')).toEqual({ unit: null, among: [kimHoan, twin] });
    expect(resolve('Sao Khuê')).toEqual({ unit: null, among: [] });
    expect(resolve('')).toEqual({ unit: null, among: [] });
  });
});
