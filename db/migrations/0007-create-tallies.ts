import { inKeyOrder, type Schema, textType } from './portable.ts';

/**
 * Counters, moved in the transaction of the row that they count and always equal to a recount.
 * Key columns are never null: phase 0 in tally_organisation is the whole campaign.
 */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  const tally = (name: string, keys: readonly [string, 'integer' | 'text'][]) => {
    let table = db.schema
      .createTable(`tally_${name}`)
      .addColumn('campaign_id', 'integer', (c) => c.notNull());
    for (const [key, type] of keys)
      table = table.addColumn(key, type === 'text' ? text : type, (c) => c.notNull()) as typeof table;
    const counted = table
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('benefit_vnd', 'bigint', (c) => c.notNull())
      .addColumn('benefit_once_vnd', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint(`tally_${name}_pk`, ['campaign_id', ...keys.map(([key]) => key)] as never);
    return inKeyOrder(db, counted).execute();
  };
  await tally('organisation', [
    ['phase_id', 'integer'],
    ['status', 'text'],
    ['organisation_id', 'integer'],
  ]);
  await tally('category', [
    ['phase_id', 'integer'],
    ['status', 'text'],
    ['category_id', 'integer'],
  ]);
  await tally('day', [
    ['phase_id', 'integer'],
    ['status', 'text'],
    ['day', 'text'],
  ]);
  await tally('verified_day', [
    ['phase_id', 'integer'],
    ['day', 'text'],
  ]);
}
