import type Sqlite from 'better-sqlite3';

/** So many pages may wait: fewer than make whoever writes next bring them home (`CHECKPOINT_PAGES`). */
const LITTLE = 5_000;

/** The WAL grows while the work is under way; `tidyUp` says when it is to come home. */
const FOR_LONG_WORK = ['mmap_size = 0', 'wal_autocheckpoint = 0'];

/**
 * Makes the writing connection of a process that does long work ready for it: pages that are written are
 * copied anyway, and mapping them first doubles the time. Answers what brings home what was written; to be
 * called right after a large transaction, or whoever writes next does it in the middle of a request.
 * On PostgreSQL there is nothing to do.
 */
export function forLongWork(sqlite: Sqlite.Database | undefined, ...pragmas: readonly string[]): () => void {
  for (const pragma of [...FOR_LONG_WORK, ...pragmas]) sqlite?.pragma(pragma);
  return () => {
    // another unit of this process may have begun at once: its pages come home next time
    if (sqlite && !sqlite.inTransaction && waiting(sqlite) > LITTLE) sqlite.pragma('wal_checkpoint(PASSIVE)');
  };
}

/** How many pages have not come home yet. */
function waiting(sqlite: Sqlite.Database): number {
  const [told] = sqlite.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return told ? told.log - told.checkpointed : 0;
}
