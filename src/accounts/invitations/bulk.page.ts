import { paths } from '../../http/paths.ts';
import { label, problemText, t } from '../../text/text.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../workbook/write-csv.ts';
import type { Candidate, Letter } from './invite-enterprises.ts';

/** The links just made, as they are handed over. */
export interface Letters {
  readonly letters: readonly (Omit<Letter, 'token'> & { readonly address: string })[];
  readonly until: string;
}

export function candidatesPage(candidates: readonly Candidate[], nothingChosen: boolean) {
  const invitable = candidates.filter(({ obstacle }) => obstacle === null);
  return {
    title: t('invitations.title'),
    action: paths.invitations(),
    backHref: paths.adminAccounts(),
    lead: t('invitations.lead', { count: invitable.length }),
    nothingChosen: nothingChosen ? t('invitations.chooseSome') : null,
    canInvite: invitable.length > 0,
    rows: candidates.map(({ code, name, contact_name, contact_email, obstacle }) => ({
      code,
      unit: name,
      contact: contact_name,
      email: contact_email,
      obstacle: obstacle && problemText({ code: obstacle, params: { found: contact_email } }),
    })),
  };
}

export function lettersPage(kept: Letters | undefined) {
  return {
    title: t('invitations.linksTitle'),
    letters: kept?.letters ?? [],
    untilText: kept ? t('invitations.until', { until: kept.until }) : '',
    csvHref: kept ? paths.invitationLinks('.csv') : null,
    accountsHref: paths.adminAccounts(),
  };
}

export function lettersCsv({ letters, until }: Letters): string {
  const head = ['unit', 'person', 'email', 'link', 'until'] as const;
  const rows = letters.map(({ organisation, name, email, address }) => [
    organisation,
    name,
    email,
    address,
    until,
  ]);
  const columns = head.map((column) => label('letterColumn', column));
  return BYTE_ORDER_MARK + [columns, ...rows].map(csvLine).join('');
}
