import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, launchBrowser, signInAs, startDemo } from '../support/browser.ts';
import { mendWorkbook } from '../support/mend-workbook.ts';
import { isAccessible } from './accessible.ts';

const SAMPLE = 'tests/samples/02-bieu-tong-hop.xlsx';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ at: '2022-09-05' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function staffPage(width = 1440): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const account = demo.accounts.find(({ role }) => role === 'staff');
  if (account) await signInAs(page, demo, account);
  return page;
}

/** How many wait for the union, in both phases, as anyone may ask. */
async function awaiting(): Promise<number> {
  const answer = await fetch(`${demo.address}/api/v1/campaigns/sang-kien-sang-tao-thu-do/progress`);
  const { phases } = (await answer.json()) as { phases: { awaiting: number }[] };
  return phases.reduce((sum, phase) => sum + phase.awaiting, 0);
}

/** Mends every bad row: each lacks a day, a title, or stands outside of the phases. */
const mendAll = (bytes: Buffer): Promise<Buffer> => {
  let number = 0;
  return mendWorkbook(bytes, (row, column) => {
    number += 1;
    row[column('Ngày nộp')] = '10/05/2022';
    row[column('Tên')] ||= `Tên sáng kiến được bổ sung sau ${number}`;
    return row;
  });
};

describe('a workbook as enterprises send it', () => {
  it('goes in from the drop to the last mended row, and can be taken back', async () => {
    const before = await awaiting();
    const page = await staffPage();
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await page.getByRole('link', { name: 'Chọn tệp để nhập' }).click();
    await page.getByText('Không quá 20 MB').waitFor();
    await isAccessible(page);
    await page.locator('input[type=file]').setInputFiles(SAMPLE);
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click();

    await page.getByText('Sẽ nhập: 160 sáng kiến của 5 đơn vị').waitFor();
    expect(await awaiting()).toBe(before);
    await page.getByText('5 dòng nhóm (dòng 10, 47, 84, 121, 158)').waitFor();
    await page.getByText('được tính bằng triệu đồng').first().waitFor();
    await isAccessible(page);
    await page.getByText('11 cách ghi trong tệp, đều nhận ra chắc chắn').click();
    await page.getByRole('row', { name: /Cty TNHH Điện tử Sao Khuê VN/ }).waitFor();
    await page.getByText('Xem và sửa cách hiểu từng cột').click();
    await page.getByText('Xem từng dòng').click();
    await page.getByText('Thiếu tên sáng kiến. Ghi tên').first().waitFor();
    await isAccessible(page);
    await page
      .getByRole('row', { name: /Thiếu nội dung/ })
      .getByRole('link')
      .click();
    await page.getByText('Chỉ hiện: Thiếu nội dung').waitFor();
    await isAccessible(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải 15 dòng lỗi để sửa' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('02-bieu-tong-hop-dong-loi.xlsx');
    const mended = await mendAll(await readFile(await download.path()));
    await page
      .getByLabel('Tệp đã sửa')
      .setInputFiles({ name: 'da-sua.xlsx', mimeType: 'application/octet-stream', buffer: mended });
    await page.getByRole('button', { name: 'Gửi lại tệp đã sửa' }).click();
    await page.getByRole('button', { name: 'Nhập 175 sáng kiến' }).waitFor();
    await isAccessible(page);
    expect(await awaiting()).toBe(before);

    await page.getByRole('button', { name: 'Nhập 175 sáng kiến' }).click();
    await page.getByText(/Đã nhập 175 sáng kiến lúc/).waitFor();
    await isAccessible(page);
    expect(await awaiting()).toBe(before + 175);
    await page.getByRole('link', { name: 'da-sua.xlsx' }).waitFor();
    await page.getByRole('link', { name: 'Xem danh sách sáng kiến của lần nhập này' }).first().click();
    await page.getByText('175 sáng kiến').first().waitFor();
    await isAccessible(page);
    await page.getByRole('link', { name: 'Tải danh sách của lần nhập này' }).waitFor();
    await page.goBack();

    await page.getByText('Hoàn tác lần nhập này').click();
    await isAccessible(page);
    await page.getByRole('button', { name: 'Rút các sáng kiến này' }).click();
    await page.getByText(/rút 175, giữ lại 0/).waitFor();
    await isAccessible(page);
    expect(await awaiting()).toBe(before);
  });

  it('asks whose a name is, and stands within the width of a phone', async () => {
    const page = await staffPage(360);
    const rows = [
      'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp',
      'Ngô Văn Đạt;Cty Điện tử Sao Khuê;Dùng lại khay nhựa đựng linh kiện;SXKD;10/05/2022',
      'Ngô Văn Đạt;SAO-KHUE;Bố trí lại kệ vật tư theo dòng chảy;SXKD;10/05/2022',
      'Ngô Văn Đạt;SAO-KHUE;Bố trí lại kệ vật tư theo dòng chảy;SXKD;11/05/2022',
    ];
    await page.goto(`${demo.address}/imports/new`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'hoi.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click();
    const name = page.getByRole('group', { name: /Cty Điện tử Sao Khuê/ });
    await name.waitFor();
    await isAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await name.getByRole('radio', { name: 'Công ty TNHH Điện tử Sao Khuê Việt Nam' }).check();
    await page.getByRole('button', { name: 'Ghi nhận và kiểm tra lại' }).click();
    await page.getByRole('button', { name: 'Nhập 2 sáng kiến' }).waitFor();
    await page.getByLabel('Chọn tất cả các dòng đang hiện').check();
    expect(await page.getByRole('checkbox', { name: /Vẫn nhập dòng này/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Đưa các dòng đã chọn vào danh sách nhập' }).click();
    await page.getByRole('button', { name: 'Nhập 3 sáng kiến' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
