import type { Db } from '../database/schema.ts';
import { chainDigest, dayOfEvent, detailDigest, getHead, listDays, listEventsAfter } from './event.store.ts';

const STEP = 5_000;

/** Walks the whole chain; answers what does not fit, at most the first ten findings. */
export async function checkChain(db: Db): Promise<string[]> {
  const problems: string[] = [];
  const head = await getHead(db);
  let sequence = 0;
  let digest = '';
  let day = '';
  const days = new Map((await listDays(db)).map((run) => [run.from_sequence, run.day]));
  for (;;) {
    const events = await listEventsAfter(db, sequence, STEP);
    for (const event of events) {
      if (event.sequence !== sequence + 1) problems.push(`audit: event ${sequence + 1} is missing`);
      sequence = event.sequence;
      if (chainDigest(digest, event) !== event.digest) problems.push(`audit: event ${sequence} was changed`);
      digest = event.digest;
      const begins = dayOfEvent(event) === day ? undefined : dayOfEvent(event);
      if (days.get(sequence) !== begins) problems.push(`audit: the day of event ${sequence} is wrong`);
      day = dayOfEvent(event);
      if (event.detail !== null && detailDigest(event.salt ?? '', event.detail) !== event.detail_digest) {
        problems.push(`audit: the values of event ${sequence} were changed`);
      }
      if (problems.length >= 10) return problems;
    }
    if (events.length < STEP) break;
  }
  if (head.sequence !== sequence || head.digest !== digest || head.day !== day)
    problems.push('audit: the end of the log is missing');
  return problems;
}
