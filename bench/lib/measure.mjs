import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Starts a program that prints its address, and waits until that answers. */
export async function startServer(args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stderr.on('data', (data) => {
    printed += data;
  });
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      printed += data;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${printed}`)));
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  return { pid: child.pid, address, stop };
}

/** User and system seconds of a process, all of its threads. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** One request on a kept connection. */
export function fetchOnce(address, { agent, method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      address,
      { agent, method, headers: body ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Closed loops on `connections` kept connections for `seconds`; answers requests a second. */
export async function requestsPerSecond(address, { connections = 8, seconds = 2, headers = {} } = {}) {
  const { default: autocannon } = await import('autocannon');
  const result = await autocannon({ url: address, connections, duration: seconds, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  return result.requests.total / result.duration;
}

/** Until two fetches of /healthz succeed. */
export async function untilAnswers(address) {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      return await fetchOnce(address);
    } catch {
      await sleep(5);
    }
  }
  throw new Error(`${address} does not answer`);
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length % 2
    ? sorted[(sorted.length - 1) / 2]
    : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
};

const rows = [];

/** Prints one figure beside its goal; `least` or `most` say which side is right. */
export function report(name, ratios, { least, most, unit = '×', note = '' }) {
  const middle = median(ratios);
  const hasGoal = least !== undefined || most !== undefined;
  const met = least !== undefined ? middle >= least : hasGoal ? middle <= most : null;
  const goal = least !== undefined ? `≥ ${least}${unit}` : hasGoal ? `≤ ${most}${unit}` : 'none';
  const show = (value) => value.toFixed(value >= 100 ? 0 : 2);
  const line = { name, median: middle, min: Math.min(...ratios), max: Math.max(...ratios), goal, met, note };
  rows.push(line);
  process.stdout.write(
    `${met === null ? '      ' : met ? 'met   ' : 'MISSED'}  ${name}: median ${show(middle)}${unit} (min ${show(line.min)}, max ${show(line.max)}), goal ${goal}${note ? `  [${note}]` : ''}\n`,
  );
}

export const reported = () => rows;
