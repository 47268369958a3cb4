import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { properName, readName } from '../../src/organisations/names/written-name.ts';
import { choosableOn, type UnitName, unitIndex, unitKey } from '../../src/organisations/resolve-name.ts';

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
  names: [name],
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

  it('keeps apart what is not the same', () => {
    expect(unitKey('Công ty TNHH Hồng Đăng')).not.toBe(unitKey('Công ty TNHH Hồng Đặng'));
    expect(unitKey('Công ty TNHH Kim Hoàn')).not.toBe(unitKey('Công ty CP Kim Hoàn'));
    expect(unitKey('Kim Hoàn (KCN Nội Bài)')).not.toBe(unitKey('Kim Hoàn (KCN Thăng Long)'));
  });
});

describe('the name proper', () => {
  it.each([
    ['Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['C.TY TNHH ĐIỆN TỬ SAO KHUÊ VN', 'dien tu sao khue viet nam'],
    ['Cong ty T.N.H.H Dien tu Sao Khue VIETNAM', 'dien tu sao khue viet nam'],
    ['CĐCS Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['Công đoàn cơ sở Công ty TNHH Điện tử Sao Khuê V.N.', 'dien tu sao khue viet nam'],
    ['BCH CĐ Cty TNHH Điện tử Sao Khuê Viet Nam', 'dien tu sao khue viet nam'],
    ['II. Công ty TNHH Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['Đơn vị: Cty Điện tử Sao Khuê Việt Nam', 'dien tu sao khue viet nam'],
    ['Điện tử Sao Khuê Việt Nam (SKVN)', 'dien tu sao khue viet nam'],
    ['CTCP Bao bì Phú Lâm Xanh', 'bao bi phu lam xanh'],
    ['Công ty C.P Bao bì Phú Lâm Xanh', 'bao bi phu lam xanh'],
    ['Phu Lam Xanh Packaging J.S.C', 'phu lam xanh packaging'],
    ['Công ty trách nhiệm hữu hạn một thành viên Kim Hoàn', 'kim hoan'],
    ['Công ty TNHH hai thành viên trở lên Kim Hoàn', 'kim hoan'],
    ['CtyTNHH 1TV Kim Hoàn', 'kim hoan'],
    ['Công ty MTV TNHH Kim Hoàn', 'kim hoan'],
    ['Công ty Kim Hoàn', 'kim hoan'],
    ['CT TNHH Kim Hoàn', 'kim hoan'],
    ['CT Kim Hoàn', 'kim hoan'],
    ['CTLD Kim Hoàn', 'kim hoan'],
    ['Công ty Liên doanh TNHH Kim Hoàn', 'kim hoan'],
    ['Kim Hoan Co., Ltd', 'kim hoan'],
    ['Kim Hoan Company Limited', 'kim hoan'],
    ['HTX Kim Hoàn', 'kim hoan'],
    ['Hợp tác xã Kim Hoàn', 'kim hoan'],
    ['DN tư nhân Kim Hoàn', 'kim hoan'],
    ['Kim Hoàn, KCN Quang Minh I', 'kim hoan'],
    ['Công ty TNHH Kim Hoàn (KCN Quang Minh I)', 'kim hoan'],
    ['Công ty TNHH Thương mại và Dịch vụ An Phú', 'thuong mai dich vu an phu'],
    ['Công ty TNHH Thương mại & Dịch vụ An Phú', 'thuong mai dich vu an phu'],
    ['Chi nhánh Công ty TNHH Kim Hoàn', 'chi nhanh kim hoan'],
    ['CN Cty TNHH Kim Hoàn', 'chi nhanh kim hoan'],
    ['Kim Hoàn - CN Hà Nội', 'kim hoan chi nhanh ha noi'],
    ['TCT May 10', 'tong cong ty may 10'],
    ['Tổng công ty cổ phần May 10', 'tong cong ty may 10'],
  ])('of “%s”', (name, key) => expect(properName(name)).toBe(key));

  it('is left alone where it only looks like a legal form', () => {
    expect(properName('CP Việt Nam')).toBe('cp viet nam');
    expect(properName('Công ty TNHH CP Việt Nam')).toBe('cp viet nam');
    expect(properName('Công ty')).toBe('cong ty');
    expect(properName('Tổng công ty May 10')).toBe('tong cong ty may 10');
    expect(properName('CD Media')).toBe('cd media');
    expect(properName('Công ty CP Hạ tầng KCN Nam Sơn')).toBe('ha tang kcn nam son');
  });

  it.each([
    ['Công ty TNHH A', 'tnhh'],
    ['A Co., Ltd', 'tnhh'],
    ['MTV Linh kiện A', 'tnhh'],
    ['CTCP A', 'cp'],
    ['A JSC', 'cp'],
    ['DNTN A', 'dntn'],
    ['HTX A', 'htx'],
    ['Công ty hợp danh A', 'hd'],
    ['Công ty A', ''],
  ] as const)('stands beside the legal form: “%s” is “%s”', (name, form) =>
    expect(readName(name).form).toBe(form),
  );

  it('has one spelling whatever the place of the tone, i or y, or the Đ', () => {
    const spelled = (name: string) => readName(name).spelled;
    expect(spelled('Hoà Thuý')).toBe(spelled('Hòa Thúy'));
    expect(spelled('Tòan Mỹ')).toBe(spelled('Toàn Mĩ'));
    expect(spelled('Kĩ thuật \u00d0ại \u0189ồng')).toBe(spelled('Kỹ thuật Đại Đồng'));
    expect(spelled('Ｓａｏ\u00a0Khuê\u200b')).toBe(spelled('sao khuê'));
  });
});

describe('finding a unit by what was written', () => {
  const saoKhue = unit(1, 'Công ty TNHH Điện tử Sao Khuê Việt Nam', {
    tax_code: '0101234567',
    park: 'KCN Thăng Long',
  });
  const kimHoan = unit(2, 'Công ty TNHH MTV Linh kiện nhựa Kim Hoàn');
  const twin = unit(3, 'Công ty Cổ phần Linh kiện nhựa Kim Hoàn');
  const dang = unit(4, 'Công ty TNHH Hồng Đăng');
  const dawng = unit(5, 'Công ty TNHH Hồng Đặng');
  const { resolve, suggest } = unitIndex([saoKhue, kimHoan, twin, dang, dawng]);

  it('settles a code, a tax code and an equal name', () => {
    expect(resolve(' dv-1 ')).toEqual({ unit: saoKhue });
    expect(resolve('DV–1')).toEqual({ unit: saoKhue });
    expect(resolve('0101234567')).toEqual({ unit: saoKhue });
    expect(resolve('101234567')).toEqual({ unit: saoKhue });
    expect(resolve('cty tnhh điện tử sao khuê vn')).toEqual({ unit: saoKhue });
    expect(resolve('CTY TNHH DIEN TU SAO KHUE VN')).toEqual({ unit: saoKhue });
    expect(resolve('Cty TNHH Điện tử Sao Khuê VN (KCN Thăng Long)')).toEqual({ unit: saoKhue });
  });

  it('tells two of one name apart by accents and by legal form, where they are written', () => {
    expect(resolve('Cty Hồng Đăng')).toEqual({ unit: dang });
    expect(resolve('Cty Hồng Đặng')).toEqual({ unit: dawng });
    expect(resolve('Cong ty Hong Dang')).toEqual({ unit: null, among: [dang, dawng] });
    expect(resolve('CTCP Linh kiện nhựa Kim Hoàn')).toEqual({ unit: twin });
    expect(resolve('Cty TNHH Linh kiện nhựa Kim Hoàn')).toEqual({ unit: kimHoan });
  });

  it('leaves two of one name and an unknown one to a person', () => {
    expect(resolve('Linh kiện nhựa Kim Hoàn')).toEqual({ unit: null, among: [kimHoan, twin] });
    expect(resolve('Sao Khuê')).toEqual({ unit: null, among: [] });
    expect(resolve('')).toEqual({ unit: null, among: [] });
  });

  it('does not settle what contradicts the only unit that it looks like', () => {
    for (const name of [
      'Công ty TNHH Điện tử Sao Khuế Việt Nam',
      'Công ty CP Điện tử Sao Khuê Việt Nam',
      'HTX Điện tử Sao Khuê Việt Nam',
      'Điện tử Sao Khuê Việt Nam (KCN Nội Bài)',
      'Chi nhánh Công ty TNHH Điện tử Sao Khuê Việt Nam',
    ]) {
      expect(resolve(name), name).toEqual({ unit: null, among: [] });
      const [first] = suggest(name);
      expect(first?.unit, name).toBe(saoKhue);
      expect(first?.score, name).toBeLessThan(0.9);
    }
  });
});

describe('whom rows of a day can belong to', () => {
  it('is a grassroots unit of that day', () => {
    const choosable = choosableOn('2022-05-12');
    expect(choosable(unit(1, 'A'))).toBe(true);
    expect(choosable(unit(1, 'A', { kind: 'superior' }))).toBe(false);
    expect(choosable(unit(1, 'A', { valid_to: '2022-05-11' }))).toBe(false);
  });

  it('is what is suggested', () => {
    const old = unit(1, 'Công ty TNHH Sao Khuê', { valid_to: '2022-05-11' });
    const now = unit(2, 'Công ty TNHH Sao Khuê Xanh');
    const union = unit(3, 'Công đoàn Sao Khuê Đỏ', { kind: 'superior' });
    const { suggest } = unitIndex([old, now, union]);
    const codes = suggest('Sao Khuê', 3, choosableOn('2022-05-12')).map((one) => one.unit.code);
    expect(codes).toEqual(['DV-2']);
    expect(suggest('Sao Khuê').map((one) => one.unit.code)).toEqual(['DV-1', 'DV-2']);
  });
});
