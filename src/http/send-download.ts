import type { Response } from 'express';

/** A file that somebody sent, for saving: never shown by the browser, and powerless where it is shown all the same. */
export function sendDownload(
  res: Response,
  { name, type, bytes }: { readonly name: string; readonly type: string; readonly bytes: Buffer },
): void {
  res.status(200).attachment(name);
  res.setHeader('content-type', type);
  res.setHeader('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'private, no-store');
  res.setHeader('accept-ranges', 'none');
  res.send(bytes);
}
