import { describe, expect, it } from 'vitest';
import { Invalid } from '../../src/errors.ts';
import { acceptAbove } from '../../src/organisations/names/accept-above.ts';
import { readNames } from '../../src/organisations/names/names-file.ts';
import { unitKey } from '../../src/organisations/resolve-name.ts';
import { t } from '../../src/text/text.ts';

const told = (text: string): string => {
  try {
    readNames(text);
  } catch (error) {
    const problem = error instanceof Invalid ? error.problems['names'] : undefined;
    if (problem) return t(`problem.${problem.code}` as 'problem.names_twice', problem.params as never);
    throw error;
  }
  return '';
};

describe('a file of names', () => {
  it.each([
    ['with a header', 'Tên đơn vị;Mã đơn vị\nCty Sao Khuê;SAO-KHUE\nNhựa Kim Hoàn;KIM-HOAN\n'],
    ['without one', 'Cty Sao Khuê;SAO-KHUE\nNhựa Kim Hoàn;kim-hoan'],
    [
      'with commas and quotes',
      '\ufeffname,code\r\n"Cty Sao Khuê",SAO-KHUE\r\n\r\nNhựa Kim Hoàn, KIM-HOAN\r\n',
    ],
    ['with tabs and empty columns', 'Cty Sao Khuê\tSAO-KHUE\t\nNhựa Kim Hoàn\tKIM-HOAN\t'],
  ])('is read %s', (_, text) => {
    expect([...readNames(text)]).toEqual([
      [unitKey('Cty Sao Khuê'), 'SAO-KHUE'],
      [unitKey('Nhựa Kim Hoàn'), 'KIM-HOAN'],
    ]);
  });

  it('takes a name with a comma between quotes, and the same line twice', () => {
    const names = readNames('"Sao Khue Co., Ltd",SAO-KHUE\n"SAO KHUE CO.,LTD",SAO-KHUE\n');
    expect([...names]).toEqual([[unitKey('Sao Khue Co., Ltd'), 'SAO-KHUE']]);
  });

  it('is nothing where the file is empty', () => expect(readNames('\n').size).toBe(0));

  it.each([
    ['A;B\nSao Khuê;X;Y\n', 'Dòng 2 của tệp tên đơn vị: cần hai cột'],
    ['Sao Khuê;\n', 'Dòng 1 của tệp tên đơn vị: “Sao Khuê” chưa có mã'],
    ['Sao Khuê\n', 'Dòng 1 của tệp tên đơn vị: “Sao Khuê” chưa có mã'],
    ['A;B\n\n;SAO-KHUE\n', 'Dòng 3 của tệp tên đơn vị: thiếu tên'],
    ['Sao Khuê;A\nKim Hoàn;C\nCty Sao Khuê;B\n', '“Cty Sao Khuê” đã có ở dòng 1'],
    ['Sao Khuê;A\n"Kim Hoàn;B\n', 'dấu ngoặc kép không được đóng'],
  ])('names the line that is wrong: %j', (text, words) => {
    expect(told(text)).toContain(words);
  });
});

describe('accepting above a score', () => {
  const scored = (...scores: number[]) => scores.map((score) => ({ score }));

  it('takes the best where it is good enough and clearly the best', () => {
    expect(acceptAbove(scored(0.95, 0.9), 0.9)).toEqual({ score: 0.95 });
    expect(acceptAbove(scored(0.9), 0.9)).toEqual({ score: 0.9 });
    expect(acceptAbove(scored(0.6, 0.97), 0.9)).toEqual({ score: 0.97 });
  });

  it('takes nothing otherwise', () => {
    expect(acceptAbove(scored(0.95, 0.91), 0.9)).toBeNull();
    expect(acceptAbove(scored(0.89, 0.1), 0.9)).toBeNull();
    expect(acceptAbove([], 0)).toBeNull();
  });
});
