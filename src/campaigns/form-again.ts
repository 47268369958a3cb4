import { Conflict, Invalid, type Problems } from '../errors.ts';
import { type Body, bodyHash, textField } from '../http/forms.ts';
import { shownProblems } from '../http/render.ts';
import type { RequestKey } from '../requests/once.ts';
import { type TextKey, t } from '../text/text.ts';

/** Does the work of a form; what its sender can mend shows the form again with everything typed. */
export async function orShowAgain(
  work: () => Promise<void>,
  show: (problems: Problems, status: number) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Invalid) return show(error.problems, error.status);
    if (!(error instanceof Conflict)) throw error;
    await show({ '': { code: error.code, params: error.params } }, error.status);
  }
}

/** The one-time key of a form that creates something; null where it was sent without. */
export function requestOf({ _csrf, ...sent }: Body): RequestKey | null {
  const key = textField(sent, '_key');
  return key === '' ? null : { key, bodyHash: bodyHash(sent) };
}

/** What the form was filled from: kept while it is mended, moved on once its sender was told of the newer one. */
export function versionShown(body: Body, problems: Problems, now: string): string {
  return problems['']?.code === 'stale' ? now : textField(body, 'version') || now;
}

/** As `shownProblems`, but the summary names each field, in the order of the form. */
export function namedProblems(problems: Problems, labels: Readonly<Record<string, TextKey>>) {
  const { errors, summary } = shownProblems(problems);
  const order = Object.keys(labels);
  const place = (field: string): number => (order.includes(field) ? order.indexOf(field) : -1);
  const named = summary.map(({ field, text }) => {
    const key = labels[field];
    return { field, text: key ? t('form.named', { name: t(key), text }) : text };
  });
  return { errors, summary: named.sort((a, b) => place(a.field) - place(b.field)) };
}
