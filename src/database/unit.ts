import type { Context } from '../context.ts';

type Finisher = (context: Context) => Promise<void>;

/**
 * What must be written last in a transaction, in one fixed order for everybody, because these rows
 * are shared by all writers: first the campaigns' versions, then the audit chain (the lock order of
 * docs/architecture.md, which keeps other writers' waits short on PostgreSQL).
 */
export const RANK = { campaignVersion: 1, auditChain: 2 } as const;

export class Unit {
  private readonly finishers = new Map<string, { rank: number; run: Finisher }>();

  /** Runs `run` once, right before the commit, however often the same key is asked for. */
  atEnd(rank: number, key: string, run: Finisher): void {
    if (!this.finishers.has(key)) this.finishers.set(key, { rank, run });
  }

  async finish(context: Context): Promise<void> {
    const inOrder = [...this.finishers].sort(([a, x], [b, y]) => x.rank - y.rank || (a < b ? -1 : 1));
    for (const [, { run }] of inOrder) await run(context);
  }
}
