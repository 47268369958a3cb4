import { flag, inKeyOrder, oneOf, type Schema, tableWithId, textType } from './portable.ts';

/** A programme is a campaign that takes no initiatives itself; campaigns roll up into it. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'campaign')
    .addColumn('slug', text, (c) => c.notNull().unique())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('host_organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('starts_on', text, (c) => c.notNull())
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('goal', 'integer')
    .addColumn('is_programme', 'integer', (c) => c.notNull().defaultTo(0).check(flag('is_programme')))
    .addColumn('occasion', text, (c) => c.notNull().defaultTo(''))
    .addColumn('published_text', text, (c) => c.notNull().defaultTo(''))
    .addColumn('own_entries_verifiable', 'integer', (c) =>
      c.notNull().defaultTo(0).check(flag('own_entries_verifiable')),
    )
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createTable('campaign_parent')
    .addColumn('campaign_id', 'integer', (c) => c.notNull().references('campaign.id'))
    .addColumn('parent_id', 'integer', (c) => c.notNull().references('campaign.id'))
    .addPrimaryKeyConstraint('campaign_parent_pk', ['campaign_id', 'parent_id'])
    .execute();
  const changes = db.schema
    .createTable('campaign_change')
    .addColumn('campaign_id', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('organisation_id', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('campaign_change_pk', ['campaign_id', 'version', 'organisation_id']);
  await inKeyOrder(db, changes).execute();
  await tableWithId(db, 'phase')
    .addColumn('campaign_id', 'integer', (c) => c.notNull().references('campaign.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('theme', text, (c) => c.notNull().defaultTo(''))
    .addColumn('starts_on', text, (c) => c.notNull())
    .addColumn('starts_on_inferred', 'integer', (c) =>
      c.notNull().defaultTo(0).check(flag('starts_on_inferred')),
    )
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('goal', 'integer')
    .addColumn('closed_at', text)
    .addColumn('first_closed_at', text)
    .addColumn('unlock_reason', text, (c) => c.notNull().defaultTo(''))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('phase_number', ['campaign_id', 'number'])
    .execute();
  await db.schema
    .createTable('goal')
    .addColumn('phase_id', 'integer', (c) => c.notNull().references('phase.id'))
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('assigned', 'integer')
    .addColumn('self_raised', 'integer')
    .addPrimaryKeyConstraint('goal_pk', ['phase_id', 'organisation_id'])
    .execute();
  await tableWithId(db, 'goal_change')
    .addColumn('phase_id', 'integer', (c) => c.notNull().references('phase.id'))
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('assigned', 'integer')
    .addColumn('self_raised', 'integer')
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .execute();
  await db.schema
    .createIndex('goal_change_of')
    .on('goal_change')
    .columns(['phase_id', 'organisation_id', 'id'])
    .execute();
  await tableWithId(db, 'category')
    .addColumn('code', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('field', text, (c) => c.notNull().check(oneOf('field', ['epidemic', 'production', 'union'])))
    .addColumn('aliases', text, (c) => c.notNull().defaultTo('[]'))
    .addColumn('sort_order', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1).check(flag('active')))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}
