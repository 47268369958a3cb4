import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** What day it is in Hà Nội and in which phase, asked in a process of its own under another time zone. */
const SCRIPT = `
  import { dayInHanoi, startOfDayInHanoi, plusDays, daysInclusive } from './src/calendar.ts';
  import { phaseOfDay } from './src/campaigns/campaign.ts';
  const phases = [
    { number: 1, starts_on: '2022-01-01', ends_on: '2022-05-31' },
    { number: 2, starts_on: '2022-06-01', ends_on: '2023-09-30' },
  ];
  const at = (instant) => {
    const day = dayInHanoi(new Date(instant));
    return day + ' ' + (phaseOfDay(phases, day)?.number ?? '-');
  };
  console.log(JSON.stringify({
    zone: process.env.TZ,
    hours: new Date('2022-05-31T17:00:00Z').getHours(),
    days: ['2022-05-31T16:59:59.999Z', '2022-05-31T17:00:00.000Z', '2021-12-31T16:59:59Z', '2021-12-31T17:00:00Z',
      '2023-09-30T16:59:59Z', '2023-09-30T17:00:00Z'].map(at),
    begins: startOfDayInHanoi('2022-06-01').toISOString(),
    next: plusDays('2022-03-12', 2),
    length: daysInclusive('2022-05-12', '2022-05-31'),
  }));`;

describe.each([
  ['UTC', 17],
  ['Asia/Ho_Chi_Minh', 0],
  ['America/New_York', 13],
])('on a host in %s', (zone, hours) => {
  it('phases change at midnight in Hà Nội', async () => {
    const esbuild = await import('esbuild');
    const { outputFiles } = await esbuild.build({
      stdin: { contents: SCRIPT, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
    });
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '-e', outputFiles[0]?.text ?? ''],
      { env: { ...process.env, TZ: zone } },
    );
    expect(JSON.parse(stdout)).toEqual({
      zone,
      hours,
      days: ['2022-05-31 1', '2022-06-01 2', '2021-12-31 -', '2022-01-01 1', '2023-09-30 2', '2023-10-01 -'],
      begins: '2022-05-31T17:00:00.000Z',
      next: '2022-03-14',
      length: 20,
    });
  });
});
