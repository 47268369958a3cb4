import { expect, test } from 'vitest';
import { mappedSheet } from '../../src/imports/check/mapped-sheet.ts';
import { moneyText } from '../../src/imports/pages/understood-money.ts';
import { readTable } from '../../src/imports/table/table.ts';
import { sheetOf } from '../support/sheet.ts';

async function said(header: string, above: readonly string[] = [], moneyUnit?: 1_000, sum = '80000000') {
  const table = await readTable(
    sheetOf([...above, `Tên sáng kiến|Tác giả|Ngày nộp|${header}`, `Kệ để hàng|Lê A|@2022-03-01|${sum}`]),
    { moneyUnit },
  );
  if (!table) throw new Error('no table');
  return moneyText(mappedSheet(table));
}

test('the page says in which unit sums are read, and from where', async () => {
  expect(await said('Giá trị làm lợi (triệu đồng)')).toBe(
    'Số tiền không ghi kèm đơn vị được tính bằng triệu đồng, theo tiêu đề cột D “Giá trị làm lợi (triệu đồng)”.',
  );
  expect(await said('Giá trị làm lợi', ['Đơn vị tính: tỷ đồng'])).toContain(
    'bằng tỷ đồng, theo dòng ghi ngay trên bảng',
  );
  expect(await said('Giá trị làm lợi (triệu đồng)', [], 1_000)).toContain(
    'bằng nghìn đồng, theo câu trả lời của anh/chị',
  );
  expect(await said('Giá trị làm lợi')).toContain(
    'bằng đồng, vì tiêu đề cột D “Giá trị làm lợi” không ghi đơn vị',
  );
});

test('it says nothing of a unit that is asked about, nor where there are no sums', async () => {
  expect(await said('Giá trị làm lợi', [], undefined, '80')).toBe('');
  expect(await said('Ghi chú')).toBe('');
});
