/**
 * Bundles the server and the command line into dist/, so that a start reads a few files instead of a
 * thousand. `--if-needed` does nothing while dist/ is newer than every source; `--report` says what is
 * in the bundle. The old dist/ stays until the new one is whole.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';

const SOURCES = ['src', 'db', 'package.json', 'build.mjs'];
const MARK = 'dist/manage.js';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

const upToDate =
  existsSync(MARK) &&
  statSync(MARK).mtimeMs > Math.max(...SOURCES.filter((path) => existsSync(path)).map(newest));
if (!(process.argv.includes('--if-needed') && upToDate)) {
  const { analyzeMetafile, build } = await import('esbuild');
  const coming = `dist.${process.pid}`;
  const { metafile } = await build({
    entryPoints: ['src/main.ts', 'src/manage.ts'],
    outdir: coming,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    // native add-ons stay outside; so does what loads files of its own package
    external: ['better-sqlite3', '@node-rs/argon2', 'pg-native', 'pino'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  }).catch((error) => {
    rmSync(coming, { recursive: true, force: true });
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  rmSync('dist', { recursive: true, force: true });
  renameSync(coming, 'dist');
  // standard output stays free: `manage --json` prints its document there
  if (process.argv.includes('--report')) process.stderr.write(await analyzeMetafile(metafile));
  if (!process.argv.includes('--quiet')) process.stderr.write('built dist/\n');
}
