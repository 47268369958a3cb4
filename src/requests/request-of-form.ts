import { type Body, bodyHash, textField } from '../http/forms.ts';
import type { RequestKey } from './once.ts';

/** The one-time key of a form that creates something; null where it was sent without. */
export function requestOfForm({ _csrf, ...sent }: Body): RequestKey | null {
  const key = textField(sent, '_key');
  return key === '' ? null : { key, bodyHash: bodyHash(sent) };
}
