import { sha256Aside } from '../files/file-store.ts';
import { type Body, bodyHash, textField } from '../http/forms.ts';
import type { RequestKey } from './once.ts';

/** The one-time key of a form that creates something, with the hash of a file sent along; null where it was sent without. */
export function requestOfForm({ _csrf, ...sent }: Body, fileHash?: string): RequestKey | null {
  const key = textField(sent, '_key');
  return key === '' ? null : { key: key.slice(0, 100), bodyHash: bodyHash([sent, fileHash]) };
}

/** The same of a form with a file. */
export const requestOfUpload = async (
  body: Body,
  file: { readonly buffer: Uint8Array } | undefined,
): Promise<RequestKey | null> => requestOfForm(body, file && (await sha256Aside(file.buffer)));
