import { createHash } from 'node:crypto';
import { type Body, bodyHash, textField } from '../http/forms.ts';
import type { RequestKey } from './once.ts';

/** The one-time key of a form that creates something, with the file sent along; null where it was sent without. */
export function requestOfForm(
  { _csrf, ...sent }: Body,
  file?: { readonly buffer: Uint8Array },
): RequestKey | null {
  const key = textField(sent, '_key');
  if (key === '') return null;
  const fileHash = file && createHash('sha256').update(file.buffer).digest('base64url');
  return { key: key.slice(0, 100), bodyHash: bodyHash([sent, fileHash]) };
}
