import type { Problems } from '../../errors.ts';
import type { Body } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { namedProblem, shownProblems } from '../../http/render.ts';
import { formatInstant } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { decisionsOf } from '../decisions.ts';
import type { BatchWithNames } from '../import.store.ts';
import { checkedPage } from './checked.page.ts';
import { fieldNamesOf } from './field-labels.ts';
import { SHAPES } from './import-list.page.ts';
import type { LoadedImport } from './load-import.ts';
import { filesPage, recordPage, refusedFile, who } from './record.page.ts';
import { failurePage, runningPage } from './running.page.ts';

/** What was typed into one of the page's forms, and what is wrong with it. */
export interface TypedOnPage {
  readonly body: Body;
  readonly problems?: Problems;
}

/** In the summary each message stands behind the name of what it is about. */
function namedProblems(problems: Problems, names: ReadonlyMap<string, string>) {
  const { errors, summary } = shownProblems(problems);
  const named = summary.map(({ field, text }) => {
    const name = names.get(field);
    return { field, text: name ? namedProblem(name, text) : text };
  });
  return { errors, summary: named };
}

/** For browsers without scripts. */
const SECONDS_TO_REFRESH = 2;

/** A batch: while it is worked on, what is to be said and decided about it, and for good what happened. */
export function importPage(
  batch: BatchWithNames,
  loaded: LoadedImport,
  { body, problems = {} }: TypedOnPage,
) {
  const refused = refusedFile(loaded.files);
  const running = runningPage(batch.id, loaded.job);
  const { errors, summary } = namedProblems(problems, fieldNamesOf(batch));
  const top = {
    title: t('import.show', { file: batch.file_name }),
    listHref: paths.imports(),
    newHref: paths.newImport(),
    summary,
    errors,
    status: { status: SHAPES[batch.status], text: label('importState', batch.status) },
    running,
    ...(running ? { refreshes: SECONDS_TO_REFRESH } : {}),
    failure: refused === null ? failurePage(loaded.job) : null,
    refused,
    isRefused: batch.status === 'refused',
    facts: facts(batch),
    files: filesPage(batch, loaded.files),
    sameFile: loaded.sameFile && sameFile(loaded.sameFile),
    ...recordPage(batch, loaded),
  };
  return running || batch.status === 'checking' || batch.status === 'refused'
    ? top
    : { ...top, ...checkedPage(batch, loaded, { body, errors }) };
}

function sameFile({ id, status, applied_at }: BatchWithNames) {
  const key = status === 'reversed' ? 'import.sameFileReversed' : 'import.sameFile';
  return { text: t(key, { at: formatInstant(applied_at ?? '') }), href: paths.import(id) };
}

/** Somebody said whose the whole file is; else it stands under the unit of whoever sent it. */
const ofUnit = (batch: BatchWithNames): boolean => decisionsOf(batch).unit !== undefined;

function facts(batch: BatchWithNames) {
  const isChecked = batch.status !== 'checking' && batch.status !== 'refused';
  const by = { at: formatInstant(batch.checked_at), name: who(batch.checkedBy) };
  return [
    { name: t('import.number'), value: String(batch.id) },
    { name: t('import.campaign'), value: batch.campaignTitle },
    { name: t(ofUnit(batch) ? 'import.unit' : 'import.senderUnit'), value: batch.organisationName },
    ...(isChecked ? [{ name: t('import.checkedAt'), value: t('import.by', by) }] : []),
  ];
}
