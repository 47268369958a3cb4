import { expect, it, test } from 'vitest';
import { understoodUnitsPage } from '../../src/imports/pages/understood-units.page.ts';
import { SettledNames, withNames } from '../../src/imports/rows/settled-names.ts';
import { namedBy, type UnitName, unitIndex } from '../../src/organisations/resolve-name.ts';
import { ENTERPRISES } from '../support/cast.ts';

const saoKhue: UnitName = {
  organisationId: 1,
  code: 'SAO-KHUE',
  kind: 'grassroots',
  name: 'Công ty TNHH Điện tử Sao Khuê Việt Nam',
  path: '/1/',
  tax_code: '0101234567',
  valid_from: null,
  valid_to: null,
  names: ['Công ty TNHH Điện tử Sao Khuê Việt Nam', 'SKE', 'Nhà máy Sao Khuê Quang Minh'],
};
const units = unitIndex([saoKhue]);

test.each([
  ['sao-khue', 'code'],
  ['101234567', 'tax-code'],
  [ENTERPRISES.saoKhue.name, 'name'],
  ['CÔNG TY TNHH ĐIỆN TỬ SAO KHUÊ VIỆT NAM', 'spelling'],
  ['Cty TNHH Điện tử Sao Khuê VN', 'spelling'],
  ['Nhà máy Sao Khuê Quang Minh', 'alias'],
])('“%s” names the unit by its %s', (text, by) => {
  expect(units.resolve(text)).toEqual({ unit: saoKhue });
  expect(namedBy(text, saoKhue)).toBe(by);
});

it('lists what was taken for a unit: first what is not its plain name, with the rows of each', () => {
  const settled = new SettledNames();
  for (let row = 0; row < 3; row++) settled.add(saoKhue.name, 'SAO-KHUE', 'named');
  settled.add('SKE', 'SAO-KHUE', 'named');
  settled.add('Cty TNHH Điện tử Sao Khuê VN', 'SAO-KHUE', 'named');
  settled.add('Cty TNHH Điện tử Sao Khuê VN', 'SAO-KHUE', 'named');
  settled.add('Xưởng lạ', 'SAO-KHUE', 'assumed');
  settled.add('', 'SAO-KHUE', 'file');
  const { names, count } = settled.take(units);
  expect(count).toBe(5);
  expect(names.map(({ written, by, rows }) => `${written}: ${by} ${rows}`)).toEqual([
    'Cty TNHH Điện tử Sao Khuê VN: spelling 2',
    'SKE: alias 1',
    'Xưởng lạ: assumed 1',
    'Công ty TNHH Điện tử Sao Khuê Việt Nam: name 3',
    ': file 1',
  ]);
  expect(settled.take(units)).toEqual({ names: [], count: 0 });
});

it('adds of later rounds the names that are new, and keeps no endless list', () => {
  const settled = new SettledNames();
  const roundOf = (...written: string[]) => {
    for (const text of written) settled.add(text, 'SAO-KHUE', 'named');
    return settled.take(units);
  };
  const first = roundOf('SKE', 'SKE');
  const both = withNames(first, roundOf('SKE', 'sao-khue'));
  expect(both.names.map(({ written, rows }) => [written, rows])).toEqual([
    ['SKE', 2],
    ['sao-khue', 1],
  ]);
  expect(both.count).toBe(2);
  const many = roundOf(...Array.from({ length: 300 }, (_, index) => `SKE${' '.repeat(index)}`));
  expect([many.names.length, many.count]).toEqual([200, 300]);
  expect(understoodUnitsPage(many, 0)?.more).toBe('Còn 100 cách ghi nữa không hiện ở đây.');
});

it('is folded away where everything is sure, and open where something is not', () => {
  const settled = new SettledNames();
  settled.add('SKE', 'SAO-KHUE', 'named');
  const sure = settled.take(units);
  expect(understoodUnitsPage(sure, 0)).toMatchObject({
    isOpen: false,
    summary: 'Đơn vị: 1 cách ghi trong tệp, đều nhận ra chắc chắn là 1 đơn vị',
  });
  expect(understoodUnitsPage(sure, 2)).toMatchObject({
    isOpen: true,
    summary: expect.stringContaining('còn 2 cách ghi chờ trả lời'),
  });
  settled.add('Xưởng lạ', 'SAO-KHUE', 'assumed');
  expect(understoodUnitsPage(settled.take(units), 0)?.isOpen).toBe(true);
  expect(understoodUnitsPage(undefined, 0)).toBeNull();
});
