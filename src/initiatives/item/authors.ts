import { paths } from '../../http/paths.ts';
import { formatInstant, formatShare } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { Author, Initiative } from '../initiative.ts';
import { CONSENT_TEXT, CONSENT_WAYS, isConsentLive } from '../record-consent.ts';

interface Data {
  readonly initiative: Pick<Initiative, 'code'>;
  readonly authors: readonly Author[];
}

/** The authors with what they agreed to; with `manages`, the forms that write that down. */
export function authorRows({ initiative: { code }, authors }: Data, manages: boolean) {
  return authors.map((author) => {
    const live = isConsentLive(author);
    return {
      name: author.name,
      department: author.department,
      share: formatShare(author.share_hundredths),
      consent: consentText(author),
      recordAction: manages && !live ? paths.authorConsent(code, author.id) : null,
      revokeAction: manages && live ? paths.authorConsentRemoval(code, author.id) : null,
      fieldId: `how-${author.id}`,
      ways: CONSENT_WAYS.map((way) => ({ value: way, text: label('consent', way) })),
      textVersion: CONSENT_TEXT,
      wording: t('initiative.consentWording'),
    };
  });
}

function consentText(author: Author): string {
  const { consent_at, consent_revoked_at, consent_how, consent_text } = author;
  if (consent_at === null) return t('initiative.consentNone');
  if (consent_revoked_at !== null)
    return t('initiative.consentRevoked', { at: formatInstant(consent_revoked_at) });
  return t('initiative.consentGiven', {
    at: formatInstant(consent_at),
    how: label('consent', consent_how),
    text: consent_text,
  });
}
