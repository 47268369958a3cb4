/**
 * Bundles the server and the command line into dist/, so that a start reads a few files instead of a
 * thousand. `--if-needed` does nothing while dist/ is newer than every source; `--report` says what is
 * in the bundle. The old dist/ stays until the new one is whole.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const SOURCES = ['src', 'db', 'package.json', 'build.mjs'];
const MARK = 'dist/manage.js';

/** Parts of dependencies that nothing here uses, but that every start would read. */
const lean = {
  name: 'lean',
  setup(build) {
    const replace = (filter, contents) =>
      build.onLoad({ filter }, ({ path }) => ({ contents, resolveDir: dirname(path) }));
    replace(/[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/, "export { default as en } from './en.js';");
    replace(
      /[\\/]rate-limiter-flexible[\\/]index\.js$/,
      "exports.RateLimiterMemory = require('./lib/RateLimiterMemory');",
    );
    // the tables of Chinese, Japanese and Korean charsets, for request bodies in them
    replace(/[\\/]iconv-lite[\\/]encodings[\\/]dbcs-data\.js$/, 'module.exports = {};');
    // Handlebars has its own stand-in where there is no source-map
    replace(/[\\/]source-map[\\/]source-map\.js$/, '');
  },
};

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
    entryPoints: ['src/main.ts', 'src/manage.ts', 'src/worker.ts', 'src/stager.ts'],
    outdir: coming,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    plugins: [lean],
    // native add-ons stay outside
    external: ['better-sqlite3', '@node-rs/argon2', 'pg-native'],
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
