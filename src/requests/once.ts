import type { Inside } from '../database/atomically.ts';
import { Conflict } from '../errors.ts';
import { accountIdOf } from '../permissions.ts';
import { claimKey, findKey, setAnswer } from './request-key.store.ts';

/** How long a key is remembered: longer than any retry, short enough to keep the table small. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

export interface RequestKey {
  readonly key: string;
  /** Of everything that was sent: the same key with another body is refused. */
  readonly bodyHash: string;
}

/**
 * Does the work once per key and account, in the caller's transaction; a repetition gets the first
 * answer. Two at once: the second waits for the first one's row and then finds its answer.
 */
export async function once<T>(
  inside: Inside,
  request: RequestKey | null,
  work: () => Promise<T>,
): Promise<T> {
  if (!request) return work();
  const accountId = accountIdOf(inside.actor) ?? 0;
  const expiresAt = new Date(inside.now.getTime() + KEPT_MS).toISOString();
  const claimed = await claimKey(inside.db, {
    account_id: accountId,
    key: request.key,
    body_hash: request.bodyHash,
    expires_at: expiresAt,
  });
  if (!claimed) {
    const earlier = await findKey(inside.db, accountId, request.key);
    if (!earlier || earlier.body_hash !== request.bodyHash) throw new Conflict('key_reused');
    return JSON.parse(earlier.answer ?? 'null') as T;
  }
  const answer = await work();
  await setAnswer(inside.db, accountId, request.key, JSON.stringify(answer ?? null));
  return answer;
}
