import { paths } from '../http/paths.ts';
import { formatInstant } from '../text/format.ts';
import { choicesOf, isTextKey, t } from '../text/text.ts';
import type { ListedEvent } from './event-list.store.ts';
import { readChanges } from './event-values.ts';

const PAGE = 50;
/** One more than a page, so that the page knows whether there is a next one. */
export const LIST_LIMIT = PAGE + 1;

export interface AuditAsked {
  readonly action: string;
  readonly subject: string;
  /** As typed. */
  readonly day: string;
  readonly before: number | undefined;
  readonly dayError?: string;
}

export function auditPage(events: readonly ListedEvent[], asked: AuditAsked) {
  const { action, subject, day, before, dayError } = asked;
  const shown = events.slice(0, PAGE);
  const filters = { action, subject, day };
  return {
    title: t('audit.title'),
    formAction: paths.audit(),
    subject,
    day,
    dayError,
    actions: choicesOf('action')
      .map((choice) => ({ ...choice, selected: choice.value === action }))
      .sort((a, b) => a.text.localeCompare(b.text, 'vi')),
    rows: shown.map(rowOf),
    newerHref: before ? paths.audit(filters) : null,
    olderHref: events.length > PAGE ? paths.audit({ ...filters, before: shown.at(-1)?.sequence }) : null,
  };
}

function rowOf(event: ListedEvent) {
  const key = `action.${event.action}`;
  const changes = readChanges(event.detail);
  return {
    number: event.sequence,
    at: formatInstant(event.at),
    instant: event.at,
    actor: actorOf(event),
    what: isTextKey(key) ? t(key) : event.action,
    subject: event.subject,
    subjectHref: event.subject_type === 'initiative' ? paths.initiative(event.subject) : null,
    changes: changes ?? [],
    erased: changes === null,
  };
}

function actorOf({ actor_name, actor_email, account_id }: ListedEvent): string {
  if (actor_name) return `${actor_name} (${actor_email})`;
  return t(account_id === null ? 'audit.nobody' : 'audit.unknownActor');
}
