import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './lib/free-port.mjs';
import { report, residentMiB, startServer, untilAnswers } from './lib/measure.mjs';

/** From the start of the process to its first answer, on a migrated database; and the memory when idle. */
export async function benchStart({ rounds }) {
  process.stdout.write('\nstart and idle memory\n');
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const env = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
  await firstAnswer(env); // migrates and seeds
  const ratios = [];
  for (let round = 0; round < Math.max(rounds, 7); round++) {
    const bare = bareNode();
    ratios.push((await firstAnswer(env)) / bare);
  }
  report('start to first answer against node -e 0', ratios, { most: 6 });
  const memory = [];
  for (let round = 0; round < 3; round++) {
    const bare = await startServer(['bench/limits/bare-express.mjs']);
    const own = await startServer(['dist/main.js'], { ...env, PORT: '0' });
    await untilAnswers(bare.address);
    await untilAnswers(`${own.address}/`);
    await sleep(2000);
    memory.push(residentMiB(own.pid) / residentMiB(bare.pid));
    await Promise.all([bare.stop(), own.stop()]);
  }
  report('idle memory against bare Express', memory, { most: 1.5 });
  rmSync(folder, { recursive: true, force: true });
}

function bareNode() {
  const started = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - started;
}

async function firstAnswer(env) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await untilAnswers(`http://127.0.0.1:${port}/`);
  const taken = performance.now() - started;
  child.kill('SIGTERM');
  await gone;
  return taken;
}
