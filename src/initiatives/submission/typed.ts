import type { Body } from '../../http/forms.ts';
import { formatDay, formatNumber } from '../../text/format.ts';
import type { DraftInput } from '../initiative.input.ts';

/** An item's values as somebody would type them, for the form to show. */
export function typedOf(input: DraftInput): Body {
  const { submittedOn, appliedOn, recognitionOn, benefitVnd, authors = [], confidential, ...asIs } = input;
  const shares = authors.map(({ share = 0 }) => Math.round(share * 100));
  const equal = Math.max(...shares) - Math.min(...shares) <= 1;
  return {
    ...asIs,
    ...(submittedOn ? { submittedOn: formatDay(submittedOn) } : {}),
    ...(appliedOn ? { appliedOn: formatDay(appliedOn) } : {}),
    ...(recognitionOn ? { recognitionOn: formatDay(recognitionOn) } : {}),
    ...(benefitVnd === undefined ? {} : { benefitVnd: formatNumber(benefitVnd) }),
    ...(confidential ? { confidential: '1' } : {}),
    // equal parts were most likely left blank, and stay right when somebody is added
    authors: authors.map(({ name, share, department = '' }) => ({
      name,
      department,
      share: equal || share === undefined ? '' : shareText(share),
    })),
  };
}

const shareText = (share: number): string =>
  Number.isInteger(share) ? String(share) : String(share).replace('.', ',');
