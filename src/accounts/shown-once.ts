const KEPT_MS = 15 * 60_000;

/**
 * New links and tokens on their way from the form that made them to the page that shows them: in memory,
 * for a quarter of an hour, to the account that made them. Nothing but their hashes is ever stored.
 */
export class ShownOnce<T> {
  private readonly kept = new Map<string, { value: T; until: number }>();

  keep(accountId: number | null, subject: string, value: T, now: Date): void {
    for (const [key, { until }] of this.kept) if (until <= now.getTime()) this.kept.delete(key);
    this.kept.set(`${accountId}/${subject}`, { value, until: now.getTime() + KEPT_MS });
  }

  find(accountId: number | null, subject: string, now: Date): T | undefined {
    const found = this.kept.get(`${accountId}/${subject}`);
    return found && found.until > now.getTime() ? found.value : undefined;
  }
}
