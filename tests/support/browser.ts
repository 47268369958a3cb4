import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium where there is one, else the one shipped inside a development dependency (Linux x64). */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find(existsSync);
  if (installed) return chromium.launch({ executablePath: installed, args: FLAGS });
  const { default: shipped } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await shipped.executablePath(),
    args: [...shipped.args, ...FLAGS],
  });
}

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
}

export interface Demo {
  readonly address: string;
  readonly folder: string;
  readonly accounts: readonly DemoAccount[];
  stop(): Promise<void>;
}

/** The demo as a new user starts it, small, in a folder of its own. `at`: what its clock says, a day or an instant. */
export async function startDemo({
  initiatives = 600,
  at,
}: {
  initiatives?: number;
  at?: string;
} = {}): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-demo-'));
  const accountsFile = join(folder, 'accounts.json');
  const args = [
    'dist/manage.js',
    'demo',
    '--serve',
    '--initiatives',
    String(initiatives),
    '--accounts',
    accountsFile,
    ...(at === undefined ? [] : ['--at', at]),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '', BASE_URL: '' },
  });
  const address = await addressOf(child);
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, folder, accounts: JSON.parse(readFileSync(accountsFile, 'utf8')) as DemoAccount[], stop };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (data: Buffer): void => {
      printed += data.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${printed}`)));
  });
}

/** Signs in through the form, as a person does. */
export async function signInAs(page: Page, demo: Demo, account: DemoAccount): Promise<void> {
  await page.goto(`${demo.address}/sign-in`);
  await page.getByLabel('Thư điện tử').fill(account.email);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
}
