/**
 * Bundles the server and the command line into dist/, so that a start reads a few files instead of a
 * thousand. `--if-needed` does nothing while dist/ is newer than every source.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';

const SOURCES = ['src', 'db', 'package.json', 'build.mjs'];
const MARK = 'dist/main.js';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

const upToDate =
  existsSync(MARK) &&
  statSync(MARK).mtimeMs > Math.max(...SOURCES.filter((path) => existsSync(path)).map(newest));
if (!(process.argv.includes('--if-needed') && upToDate)) {
  const { build } = await import('esbuild');
  rmSync('dist', { recursive: true, force: true });
  await build({
    entryPoints: ['src/main.ts', 'src/manage.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    legalComments: 'none',
    // native add-ons stay outside; so does what loads files of its own package
    external: ['better-sqlite3', '@node-rs/argon2', 'pg-native', 'pino'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  if (!process.argv.includes('--quiet')) console.error('built dist/');
}
