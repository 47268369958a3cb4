import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A receiver that takes nothing for so long has gone, and would hold its connection to the database. */
const STALLED_MS = 60_000;

/** Sends a file as it is made: nothing is read faster than the receiver takes it. */
export async function sendStream(
  res: Response,
  file: { readonly name: string; readonly type: string },
  chunks: Readable,
): Promise<void> {
  res.status(200).type(file.type).attachment(file.name);
  res.setHeader('content-type', file.type);
  res.setHeader('cache-control', 'no-store');
  res.setTimeout(STALLED_MS, () => res.destroy());
  try {
    await pipeline(chunks, res);
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!gone) throw error;
  }
}
