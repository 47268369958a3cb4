import { formatInstant } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { ListedEvidence } from '../evidence/evidence.store.ts';
import type { HistoryEntry } from './item.store.ts';

interface Happened {
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly note: string;
}

/** What happened to an item and its files, the oldest first. */
export function historyRows(history: readonly HistoryEntry[], evidence: readonly ListedEvidence[]) {
  const happened = [...history.map(ofItem), ...evidence.flatMap(ofFile)];
  return happened
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, what, by, note }) => ({
      at: formatInstant(at),
      what,
      by: by ?? t('initiative.system'),
      note,
    }));
}

const ofItem = ({ at, from, to, by, note }: HistoryEntry): Happened => ({
  at,
  by,
  note,
  what: moved(from, to),
});

function moved(from: HistoryEntry['from'], to: HistoryEntry['to']): string {
  if (to === null) return t('initiative.edited');
  return from === null || from === to
    ? label('status', to)
    : `${label('status', from)} → ${label('status', to)}`;
}

function ofFile(file: ListedEvidence): Happened[] {
  const { file_name: name, note, added_at, addedBy, removed_at, removedBy } = file;
  const added = { at: added_at, by: addedBy, note, what: t('evidence.added', { name }) };
  if (removed_at === null) return [added];
  return [added, { at: removed_at, by: removedBy, note: '', what: t('evidence.removed', { name }) }];
}
