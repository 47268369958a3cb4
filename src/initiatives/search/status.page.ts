import { paths } from '../../http/paths.ts';
import { formatDay } from '../../text/format.ts';
import { label, problemText, t } from '../../text/text.ts';
import type { findPublicStatus } from './status.store.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findPublicStatus>>>;

/** The page with the form; the answer, or what stands against one, above it. */
export function statusPage(
  typed: string,
  answer:
    | { item: Found; reason: string }
    | { problem: { code: string; params?: Record<string, number> } }
    | null,
  slug: string | undefined,
) {
  const problem = answer && 'problem' in answer ? problemText(answer.problem) : '';
  return {
    title: t('status.title'),
    action: paths.status(),
    listHref: slug ? paths.publicInitiatives(slug) : null,
    typed,
    summary: problem ? [{ field: 'code', text: problem }] : [],
    problem,
    item: answer && 'item' in answer ? shown(answer.item, answer.reason) : null,
  };
}

const shown = (item: Found, reason: string) => ({
  code: item.code,
  name: item.confidential ? t('status.confidential') : item.title,
  status: item.status,
  statusText: label('status', item.status),
  meaning: label('statusMeaning', item.status),
  phase: item.phaseNumber === null ? '' : t('initiative.phase', { number: item.phaseNumber }),
  unit: item.organisationName,
  day: item.submitted_on ? formatDay(item.submitted_on) : '',
  reason,
});
