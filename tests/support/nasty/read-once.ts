import { readFileSync } from 'node:fs';
import { readWorkbook } from '../../../src/workbook/read-workbook.ts';
import { UnreadableFile } from '../../../src/workbook/unreadable-file.ts';

/** A program of its own: reads one file and prints what came of it and what it took. */
const [file = '', fileName = ''] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const started = performance.now();
const told: Record<string, unknown> = {};
try {
  const { sheets } = await readWorkbook(new Uint8Array(readFileSync(file)), fileName);
  const rows = sheets[0]?.rows ?? [];
  told['sheets'] = sheets.length;
  told['rowCount'] = rows.length;
  told['rows'] = rows.slice(0, 10).map(({ number, cells }) => [number, ...cells.map(({ text }) => text)]);
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  told['refused'] = error.code;
}
// the kernel's own mark: what getrusage tells is handed down by the process that started this one
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
told['riseMiB'] = Math.round((peak - before) / 1024 / 1024);
told['seconds'] = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify(told));
