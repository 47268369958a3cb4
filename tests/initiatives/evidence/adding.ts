import type { Response } from 'supertest';
import { atomically } from '../../../src/database/atomically.ts';
import type { Row } from '../../../src/database/schema.ts';
import { sumEvidence } from '../../../src/initiatives/evidence/evidence.store.ts';
import { EVIDENCE_LIMITS } from '../../../src/initiatives/evidence/evidence.ts';
import type { Person, World } from '../../support/world.ts';
import { browserOf } from '../acting.ts';
import { pdf } from './files.ts';

interface Sent {
  readonly name?: string;
  readonly bytes?: Buffer;
  readonly fields?: Record<string, string>;
}

/** What this person sends through the form on the item's page. */
export async function sendEvidence(
  world: World,
  person: Person,
  code: string,
  { name = 'quyet-dinh.pdf', bytes = pdf(), fields = {} }: Sent = {},
): Promise<Response> {
  const browser = await browserOf(world, person);
  return browser.upload(`/initiatives/${code}/evidence`, { name, bytes }, { kind: 'recognition', ...fields });
}

/** As `sendEvidence`, where it must be taken; answers the new row. */
export async function added(
  world: World,
  person: Person,
  code: string,
  sent: Sent = {},
): Promise<Row<'attachment'>> {
  const answer = await sendEvidence(world, person, code, sent);
  const row = (await rowsOf(world, code)).at(-1);
  if (answer.status !== 303 || !row) throw new Error(`${answer.status} ${errorsIn(answer)}`);
  return row;
}

export async function removeEvidence(
  world: World,
  person: Person,
  code: string,
  id: number,
): Promise<Response> {
  return (await browserOf(world, person)).post(`/initiatives/${code}/evidence/${id}/removal`);
}

/** Every row of an item, removed ones too, oldest first. */
export function rowsOf(world: World, code: string): Promise<Row<'attachment'>[]> {
  return world.database.db
    .selectFrom('attachment')
    .innerJoin('initiative', 'initiative.id', 'attachment.owner_id')
    .selectAll('attachment')
    .where('initiative.code', '=', code)
    .orderBy('attachment.id')
    .execute();
}

/** What stands in the summary above a refused form. */
export const errorsIn = ({ text }: Response): string =>
  /error-summary[\s\S]*?<\/div>/.exec(text)?.[0]?.replace(/<[^>]+>|\s+/g, ' ') ?? '';

/** Leaves this item's enterprise room for so many bytes, with a file that nobody looks at. */
export async function fillQuota(world: World, code: string, leftBytes: number): Promise<void> {
  await atomically(world.system, async ({ db, now }) => {
    const { organisation_id } = await db
      .selectFrom('initiative')
      .select('organisation_id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const used = await sumEvidence(db, organisation_id);
    await db
      .insertInto('attachment')
      .values({
        owner_type: 'initiative',
        owner_id: 0,
        organisation_id,
        file_name: 'day.pdf',
        stored_name: `filler of ${code}`,
        media_type: 'application/pdf',
        size: EVIDENCE_LIMITS.enterpriseBytes - used - leftBytes,
        sha256: '',
        added_at: now.toISOString(),
      })
      .execute();
  });
}
