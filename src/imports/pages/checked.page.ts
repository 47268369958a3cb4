import type { Body } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { formatNumber, formatVnd } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { decisionsOf } from '../decisions.ts';
import type { BatchWithNames } from '../import.store.ts';
import { type Counts, countsOf, errorPlacesIn, isApplicable, type Mapping, mappingOf } from '../import.ts';
import { questionsOf } from '../question.ts';
import { findingsPage } from './findings.page.ts';
import type { LoadedImport } from './load-import.ts';
import { probablePage } from './probable.page.ts';
import { questionsPage } from './questions.page.ts';
import { understoodPage } from './understood.page.ts';
import { moneyText } from './understood-money.ts';

/** What was typed into the page's forms, and what is wrong with it, by field. */
interface ShownForms {
  readonly body: Body;
  readonly errors: Readonly<Record<string, string>>;
}

/** What the check said, and what can be done about it. */
export function checkedPage(batch: BatchWithNames, loaded: LoadedImport, shown: ShownForms) {
  const counts = countsOf(batch);
  const open = isApplicable(batch);
  const questions = open ? shownQuestions(batch, counts, shown) : null;
  const mapping = mappingOf(batch);
  const namesAsked = open ? questionsOf(batch).filter(({ kind }) => kind === 'unit').length : 0;
  const understood = understoodPage(mapping, { ...shown, closed: !open, namesAsked });
  return {
    decideAction: open ? paths.importDecisions(batch.id) : null,
    questions,
    unitNames: loaded.units.map(({ code, name }) => ({ code, name })),
    counts: countLines(counts, open),
    ...(open && !understood.nothingRead ? preview(batch, counts, mapping, questions?.blocking ?? false) : {}),
    correction: correction(batch, counts, shown.errors),
    ...findingsPage(batch, counts, loaded),
    ...probables(batch, counts, loaded, shown.body),
    understood,
  };
}

function shownQuestions(batch: BatchWithNames, counts: Counts, shown: ShownForms) {
  const questions = questionsOf(batch);
  const large = counts.findings.find(({ code }) => code === 'benefit_needs_confirmation');
  if (questions.length === 0 && !large) return null;
  const asked = questionsPage(questions, shown);
  return {
    ...asked,
    blocking: asked.blocking || large !== undefined,
    large: large && {
      text: t('import.largeAsked', { rows: formatNumber(large.rows) }),
      rows: formatNumber(large.rows),
      href: `${paths.import(batch.id, { code: large.code, field: large.field })}#rows`,
    },
  };
}

function countLines(counts: Counts, open: boolean) {
  const { new: fresh, identical, duplicates, probable, corrected, errors, warnings } = counts;
  const line = (name: string, count: number, href = '', note = '') => ({
    ...{ name, href, note },
    count: formatNumber(count),
  });
  const places = errorPlacesIn(counts);
  const note = places > errors ? t('import.errorPlaces', { places: formatNumber(places) }) : '';
  return [
    line(t(open ? 'import.fresh' : 'import.freshDone'), fresh),
    line(t('import.identical'), identical),
    line(t('import.duplicates'), duplicates - probable),
    line(t('import.probable'), probable, probable > 0 ? '#probable' : ''),
    line(t('import.errors'), errors, errors > 0 ? '#findings' : '', note),
    line(t('import.warnings'), warnings, warnings > 0 ? '#findings' : ''),
    ...(corrected > 0 ? [line(t('import.corrected'), corrected)] : []),
  ];
}

/** What would happen, and the button that lets it. Without errors all go in or none. */
function preview({ id }: BatchWithNames, counts: Counts, { sheets }: Mapping, asks: boolean) {
  const { new: fresh, errors } = counts;
  if (fresh === 0) return { nothingNew: t(asks ? 'import.nothingYet' : 'import.nothingNew') };
  const rows = formatNumber(fresh);
  return {
    sums: t('import.sums', {
      rows,
      units: formatNumber(counts.organisations),
      benefit: formatVnd(counts.benefitVnd),
      phases: counts.phases
        .map(({ number, rows: ofPhase }) => t('import.sumsPhase', { number, rows: formatNumber(ofPhase) }))
        .join(' '),
    }),
    moneyLines: counts.benefitVnd > 0 ? [...new Set(sheets.map(moneyText))].filter(Boolean) : [],
    application: {
      action: paths.importApplication(id),
      mode: errors > 0 ? 'good-rows' : 'all-or-nothing',
      button:
        errors > 0
          ? t('import.applyGood', { rows, errors: formatNumber(errors) })
          : t('import.apply', { rows }),
      hint: t(errors > 0 ? 'import.applyHint' : 'import.applyAllHint'),
    },
  };
}

/** Bad rows go out as a workbook and come back mended, before or after the good ones went in. */
function correction(
  { id, status }: BatchWithNames,
  { errors: count }: Counts,
  errors: Readonly<Record<string, string>>,
) {
  if (count === 0 || status === 'reversed') return null;
  return {
    href: paths.importFixIt(id),
    download: t('import.fixItDownload', { rows: formatNumber(count) }),
    action: paths.importCorrections(id),
    error: errors['file'],
  };
}

function probables(
  batch: BatchWithNames,
  counts: Counts,
  { pairs, place, categories }: LoadedImport,
  body: Body,
) {
  const taken = decisionsOf(batch).take?.length ?? 0;
  const ticked = new Set([body['take']].flat().map(String));
  return {
    probable: probablePage(pairs.shown, categories, { isTicked: (id) => ticked.has(String(id)) }),
    probableText: t('import.probableText', { rows: formatNumber(counts.probable) }),
    probableNewer: place.pairsAfter > 0 ? `${paths.import(batch.id)}#probable` : null,
    probableOlder: pairs.next === null ? null : `${paths.import(batch.id, { pairs: pairs.next })}#probable`,
    takenText: taken > 0 && isApplicable(batch) ? t('import.takenText', { rows: formatNumber(taken) }) : '',
  };
}
