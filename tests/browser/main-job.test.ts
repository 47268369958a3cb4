import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { type Demo, launchBrowser, signInAs, startDemo } from '../support/browser.ts';
import { isAccessible } from './accessible.ts';

const SAMPLE = 'tests/samples/01-mot-doanh-nghiep.xlsx';
const TITLE = 'Cải tiến đồ gá hàn khung xe tại chuyền 3';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A page of one's own, as a person on another machine. */
async function personalPage(role?: string): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  const account = demo.accounts.find((one) => one.role === role);
  if (account) await signInAs(page, demo, account);
  return page;
}

/** What a worker reads on a phone, without an account: the sentence of phase 1. */
async function phaseOne(): Promise<{ verified: number; awaiting: number }> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await page.goto(demo.address);
  const sentence = await page
    .getByText(/\/ 20\.000 sáng kiến đã xác nhận/)
    .first()
    .textContent();
  const [, verified, awaiting] =
    /([\d.]+) \/ 20\.000 sáng kiến đã xác nhận · ([\d.]+) đang chờ/.exec(sentence ?? '') ?? [];
  await page.context().close();
  const number = (text: string | undefined): number => Number((text ?? '').replaceAll('.', ''));
  return { verified: number(verified), awaiting: number(awaiting) };
}

describe('the main job in a browser', () => {
  it('goes from a submission through verification to the bar, an import and the report', async () => {
    const before = await phaseOne();

    const enterprise = await personalPage('enterprise');
    await enterprise.getByRole('link', { name: 'Nộp sáng kiến' }).click();
    await isAccessible(enterprise);
    await enterprise.getByRole('button', { name: 'Nộp', exact: true }).click();
    await enterprise.getByText('Cần nhập mục này.').first().waitFor();
    await isAccessible(enterprise);
    await enterprise.getByLabel('Tên sáng kiến').fill(TITLE);
    await enterprise.getByLabel('Lĩnh vực').selectOption('san-xuat');
    await enterprise.getByLabel('Họ và tên 1').fill('Ngô Văn Đạt');
    await enterprise.getByLabel('Giá trị làm lợi (đồng)').pressSequentially('80000000');
    expect(await enterprise.getByLabel('Giá trị làm lợi (đồng)').inputValue()).toBe('80.000.000');
    await enterprise.getByRole('button', { name: 'Nộp', exact: true }).click();
    await enterprise.getByText('Đã nộp sáng kiến').waitFor();
    await isAccessible(enterprise);
    const [, code = ''] = /\/initiatives\/(SK-[^?]+)/.exec(enterprise.url()) ?? [];
    expect(await phaseOne()).toEqual({ ...before, awaiting: before.awaiting + 1 });

    const staff = await personalPage('staff');
    await staff.goto(`${demo.address}/verification`);
    await isAccessible(staff);
    await staff.goto(`${demo.address}/initiatives/${code}`);
    await staff.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await staff.getByText('Đã xác nhận sáng kiến').waitFor();
    await isAccessible(staff);
    expect(await phaseOne()).toEqual({ verified: before.verified + 1, awaiting: before.awaiting });

    await staff.goto(`${demo.address}/imports/new`);
    await isAccessible(staff);
    await staff.locator('input[type=file]').setInputFiles(SAMPLE);
    await staff.getByRole('button', { name: 'Tải lên và kiểm tra' }).click();
    await staff.waitForURL(/\/imports\/\d+/);
    await isAccessible(staff);
    expect(await phaseOne()).toEqual({ verified: before.verified + 1, awaiting: before.awaiting });
    await staff.locator('form[action$="/application"] button').first().click();
    await staff.waitForLoadState();
    expect(await phaseOne()).toEqual({ verified: before.verified + 1, awaiting: before.awaiting + 120 });
    await isAccessible(staff);

    const organiser = await personalPage('organiser');
    await organiser.goto(`${demo.address}/campaigns/sang-kien-sang-tao-thu-do/phases/1/report`);
    await isAccessible(organiser);
    const [download] = await Promise.all([
      organiser.waitForEvent('download'),
      organiser.locator('a[href$="report.xlsx"]').first().click(),
    ]);
    const file = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of file) chunks.push(chunk as Buffer);
    const { sheets } = await readWorkbook(Buffer.concat(chunks), 'report.xlsx');
    const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.some(({ text }) => text === code)).toBe(true);
    expect(cells.some((cell) => cell.kind === 'number' && cell.value === before.verified + 1)).toBe(true);

    const auditor = await personalPage('auditor');
    await auditor.goto(`${demo.address}/admin/audit`);
    await auditor.getByText(code).first().waitFor();
    await isAccessible(auditor);
  });

  it('shows the progress without JavaScript, and without a scroll bar at 360 px', async () => {
    const page = await (
      await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    ).newPage();
    await page.goto(demo.address);
    await page.getByRole('heading', { name: 'Sáng kiến, sáng tạo Thủ đô' }).waitFor();
    await page.getByText('Số liệu lúc').waitFor();
    const wide = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await wide.goto(demo.address);
    expect(await wide.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await isAccessible(wide);
  });

  it('loses nothing that was typed when the session ends meanwhile', async () => {
    const page = await personalPage('enterprise');
    await page.goto(`${demo.address}/initiatives/new`);
    await page.getByLabel('Tên sáng kiến').fill('Gõ dở khi phiên hết hạn');
    await page.getByLabel('Họ và tên 1').fill('Lý Quang Phương');
    await page.context().clearCookies({ name: 'session' });
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    const account = demo.accounts.find(({ role }) => role === 'enterprise');
    await page.getByLabel('Thư điện tử').fill(account?.email ?? '');
    await page.getByLabel('Mật khẩu').fill(account?.password ?? '');
    await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Tên sáng kiến').waitFor();
    expect(await page.getByLabel('Tên sáng kiến').inputValue()).toBe('Gõ dở khi phiên hết hạn');
    expect(await page.getByLabel('Họ và tên 1').inputValue()).toBe('Lý Quang Phương');
    await page.getByLabel('Lĩnh vực').selectOption('an-toan');
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByText('Đã nộp sáng kiến').waitFor();
  });
});
