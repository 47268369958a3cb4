import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);

/** What the process told: what came of the file, and how much memory that took beyond what it had before. */
export interface Outcome {
  readonly refused?: string;
  readonly sheets?: number;
  /** Of the first sheet, and its first ten. */
  readonly rowCount?: number;
  readonly rows?: readonly (readonly (string | number)[])[];
  readonly riseMiB: number;
  readonly seconds: number;
}

/** Reads files one by one, each in a new process. */
export interface ReadingProcess {
  read(bytes: Uint8Array, fileName: string): Promise<Outcome>;
  remove(): void;
}

/** The reader bundled once, as it is when the product is built. */
export async function readingProcess(): Promise<ReadingProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'nasty-'));
  const program = join(folder, 'read-once.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('read-once.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return {
    async read(bytes, fileName) {
      const file = join(folder, 'file');
      writeFileSync(file, bytes);
      const { stdout } = await run(process.execPath, [program, file, fileName], { maxBuffer: 1 << 26 });
      return JSON.parse(stdout) as Outcome;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
