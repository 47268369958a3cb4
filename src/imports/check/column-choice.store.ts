import type { Db } from '../../database/schema.ts';
import { FIELDS, type Field } from '../table/fields.ts';

/** What columns were said to mean in this organisation's files, by their folded headers. */
export async function listColumnChoices(
  db: Db,
  organisationId: number | null,
): Promise<Map<string, Field | null>> {
  if (organisationId === null) return new Map();
  const rows = await db
    .selectFrom('column_choice')
    .select(['header', 'field'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return new Map(rows.map(({ header, field }) => [header, FIELDS.find((one) => one === field) ?? null]));
}

/** Remembers them; said anew, the newer word stands. */
export async function setColumnChoices(
  db: Db,
  organisationId: number,
  choices: ReadonlyMap<string, Field | null>,
): Promise<void> {
  for (const [header, field] of choices)
    await db
      .insertInto('column_choice')
      .values({ organisation_id: organisationId, header, field })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'header']).doUpdateSet({ field }))
      .execute();
}
