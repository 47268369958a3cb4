import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Schema } from './portable.ts';

const AT_ONCE = 1_000;

interface Row {
  readonly id: number;
  readonly organisation_id: number;
  readonly title: string;
  readonly submitted_on: string | null;
  readonly author: string | null;
}

/**
 * Fingerprints begin with what stands for unit and title, so that their index also finds the same title
 * with another author or day. The rule of that day stands here for good.
 */
export async function up(db: Schema): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`select initiative.id, organisation_id, title, submitted_on,
        (select name from author where initiative_id = initiative.id order by position limit 1) as author
      from initiative where initiative.id > ${after} order by initiative.id limit ${AT_ONCE}`.execute(db);
    for (const row of rows)
      await sql`update initiative set fingerprint = ${fingerprint(row)} where id = ${row.id}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

const fingerprint = ({ organisation_id, title, author, submitted_on }: Row): string =>
  digest([organisation_id, fold(title)], 15) + digest([fold(author ?? ''), submitted_on ?? ''], 12);

const digest = (parts: readonly (string | number)[], length: number): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, length);

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110\u00f0\u00d0\u0256\u0189]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
