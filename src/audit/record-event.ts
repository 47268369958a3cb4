import { randomUUID } from 'node:crypto';
import type { Inside } from '../database/atomically.ts';
import { RANK } from '../database/unit.ts';
import { accountIdOf } from '../permissions.ts';
import { appendEvents, detailDigest, type EventToAppend } from './event.store.ts';

/** One thing that happened. `before` and `after` may hold personal values: they stand apart and can be erased. */
export interface Happening {
  /** noun.verb, as `initiative.verified`; its words stand in the catalogue under `action.`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The branch it concerns, for auditors; the actor's own where it is left out. */
  readonly organisationPath?: string;
}

const waiting = new WeakMap<object, EventToAppend[]>();

/** Leaves the event with the transaction, which appends all of its events to the chain as its last act. */
export function recordEvent(inside: Inside, happening: Happening): void {
  const { unit, actor, now } = inside;
  const events = waiting.get(unit) ?? [];
  waiting.set(unit, events);
  const { action, subjectType, subject, before, after } = happening;
  const salt = randomUUID();
  const detail = JSON.stringify({ before, after });
  events.push({
    at: now.toISOString(),
    account_id: accountIdOf(actor),
    organisation_path:
      happening.organisationPath ?? (actor.kind === 'account' ? actor.organisationPath : null),
    action,
    subject_type: subjectType,
    subject,
    salt,
    detail,
    detail_digest: detailDigest(salt, detail),
  });
  unit.atEnd(RANK.auditChain, 'audit', ({ db }) => appendEvents(db, events));
}
