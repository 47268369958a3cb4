import type { Row } from '../../database/schema.ts';

/** What a file shows; the words stand under `evidenceKind.<kind>`. */
export const EVIDENCE_KINDS = ['recognition', 'photo', 'document'] as const;

export type Evidence = Row<'attachment'>;

const MEBIBYTE = 1024 * 1024;

/** Every figure that the form names before anything is sent. */
export const EVIDENCE_LIMITS = {
  fileBytes: 10 * MEBIBYTE,
  /** Of one initiative. */
  files: 10,
  /** Of all initiatives of one enterprise together. */
  enterpriseBytes: 500 * MEBIBYTE,
  /** Of one picture: a small file may unpack to gigabytes where it is shown. */
  pixels: 100_000_000,
  noteLength: 200,
} as const;
