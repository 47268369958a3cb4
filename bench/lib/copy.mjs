import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** A folder with a copy of a demo database, for a bench that writes to it; `remove` it afterwards. */
export function copyOf(data) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'demo.sqlite');
  const source = new Sqlite(data.file);
  source.pragma('wal_checkpoint(TRUNCATE)');
  source.close();
  copyFileSync(data.file, file);
  return { ...data, DATA_DIR: folder, file };
}
