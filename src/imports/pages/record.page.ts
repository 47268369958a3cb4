import type { Problem } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { formatDay, formatInstant, formatNumber } from '../../text/format.ts';
import { label, problemText, t } from '../../text/text.ts';
import type { BatchItem } from '../application/item.store.ts';
import type { BatchWithNames } from '../import.store.ts';
import { outcomesOf } from '../import.ts';
import type { LoadedImport } from './load-import.ts';
import type { FileOfBatch } from './shown-rows.store.ts';

export const who = (name: string | null): string => name ?? t('import.system');

/** What became of a batch: what went in, what was taken back, and which items it left. */
export function recordPage(batch: BatchWithNames, loaded: LoadedImport) {
  const { applied, meanwhile = 0, reversed = 0, kept = 0, refused = 0 } = outcomesOf(batch);
  if (applied === undefined || batch.applied_round === 0) return {};
  const at = (instant: string | null, name: string | null) => ({
    at: formatInstant(instant ?? ''),
    name: who(name),
  });
  const undone = batch.status === 'reversed';
  return {
    applied: t('import.applied', { rows: formatNumber(applied), ...at(batch.applied_at, batch.appliedBy) }),
    meanwhile: meanwhile > 0 ? t('import.meanwhile', { rows: formatNumber(meanwhile) }) : '',
    awaits: undone ? '' : t('import.appliedAwaiting'),
    reversed: undone
      ? t('import.reversed', {
          ...told({ reversed, kept, refused }),
          ...at(batch.reversed_at, batch.reversedBy),
        })
      : '',
    reversal: reversalOf(batch, loaded),
    itemsHref: paths.initiatives({ campaign: batch.slug, import: batch.id }),
    ...itemsOf(undone, loaded),
  };
}

const told = (values: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatNumber(value)]));

function reversalOf({ id }: BatchWithNames, { reversal }: LoadedImport) {
  if (!reversal) return null;
  const numbers = told({ ...reversal });
  const hint = [
    t('import.reverseHint', numbers),
    reversal.kept > 0 ? t('import.reverseKeeps', numbers) : '',
    reversal.refused > 0 ? t('import.reverseRefuses', numbers) : '',
  ];
  return { action: paths.importReversal(id), hint: hint.filter(Boolean).join(' ') };
}

function itemsOf(undone: boolean, { items, itemCount, closedPhases }: LoadedImport) {
  const shown = items.length;
  return {
    itemsTitle: t(undone ? 'import.keptItems' : 'import.items'),
    items: items.map((item) => ({ ...itemLine(item), why: undone ? whyKept(item, closedPhases) : '' })),
    itemsSayWhy: undone,
    itemsMore:
      !undone && itemCount > shown
        ? t('import.itemsMore', { shown: formatNumber(shown), count: formatNumber(itemCount) })
        : '',
  };
}

const itemLine = ({ code, title, status, organisationName, submitted_on }: BatchItem) => ({
  href: paths.initiative(code),
  code,
  title,
  unit: organisationName,
  on: submitted_on === null ? '' : formatDay(submitted_on),
  status: { status, text: label('status', status) },
});

/** Why a reversal left the item where it is. */
function whyKept({ status, version, phase_id }: BatchItem, closedPhases: readonly number[]): string {
  if (status === 'submitted' && version === 1)
    return label('importKept', phase_id !== null && closedPhases.includes(phase_id) ? 'closed' : 'since');
  return label('importKept', status === 'submitted' ? 'edited' : 'handled');
}

/** Every file that was sent, for the record; the newest that could not be read is told on top. */
export function filesPage(batch: BatchWithNames, files: readonly FileOfBatch[]) {
  return files.map(({ round, file_name, file_size, sent_at, sentBy, problem }) => ({
    round,
    name: file_name,
    href: paths.importFile(batch.id, round),
    kind: label('importFile', round === 1 ? 'first' : 'correction'),
    size: t('import.kilobytes', { size: formatNumber(Math.ceil(file_size / 1024)) }),
    at: formatInstant(sent_at),
    who: who(sentBy),
    state: fileState(batch, { round, problem }),
  }));
}

function fileState(
  { applied_round, status }: BatchWithNames,
  { round, problem }: Pick<FileOfBatch, 'round' | 'problem'>,
): string {
  if (problem !== null) return problemText(JSON.parse(problem) as Problem);
  if (status === 'reversed') return label('importState', 'reversed');
  return label(
    'importState',
    round <= applied_round ? 'applied' : status === 'checking' ? 'checking' : 'checked',
  );
}

/** Why the newest file was not taken; null where it was. */
export function refusedFile(files: readonly FileOfBatch[]) {
  const last = files.at(-1);
  if (!last || last.problem === null) return null;
  const text = problemText(JSON.parse(last.problem) as Problem);
  return t('import.fileRefused', { file: last.file_name, text });
}
