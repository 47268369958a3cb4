const MINUTE = 60_000;
const IDLE_MS = { organiser: 30 * MINUTE, others: 8 * 60 * MINUTE };
export const ABSOLUTE_MS = 24 * 60 * MINUTE;

/** An unattended organiser's screen closes sooner; nobody's session outlives a day. */
export function isAlive(
  { seen_at, created_at }: { seen_at: string; created_at: string },
  organiser: boolean,
  now: Date,
): boolean {
  const idle = organiser ? IDLE_MS.organiser : IDLE_MS.others;
  const age = now.getTime() - Date.parse(created_at);
  return now.getTime() - Date.parse(seen_at) < idle && age < ABSOLUTE_MS;
}
