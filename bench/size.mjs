import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from './lib/measure.mjs';

/** What stays after `npm prune --omit=dev`, without SQLite's sources and build. */
export function benchSize() {
  process.stdout.write('\ninstalled size\n');
  const { packages } = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8'));
  const kept = Object.entries(packages).filter(([, entry]) => !entry.dev && !entry.devOptional);
  const bytes = kept.reduce((sum, [path]) => sum + sizeOf(path), 0);
  report('production dependencies', [bytes / 1024 / 1024], {
    most: 80,
    unit: ' MiB',
    note: `${kept.length} packages`,
  });
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  report('direct dependencies', [Object.keys(dependencies).length], { most: 25, unit: '' });
}

function sizeOf(path) {
  if (!existsSync(path)) return 0;
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  if (/better-sqlite3\/(deps|build)$/.test(path)) return 0;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
