import { flag, oneOf, type Schema, tableWithId, textType } from './portable.ts';

const STATUSES = ['draft', 'submitted', 'returned', 'verified', 'rejected', 'duplicate', 'withdrawn'];

export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'initiative')
    .addColumn('code', text, (c) => c.notNull().unique())
    .addColumn('campaign_id', 'integer', (c) => c.notNull().references('campaign.id'))
    .addColumn('phase_id', 'integer', (c) => c.references('phase.id'))
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('category_id', 'integer', (c) => c.references('category.id'))
    .addColumn('status', text, (c) => c.notNull().check(oneOf('status', STATUSES)))
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('description', text, (c) => c.notNull().defaultTo(''))
    .addColumn('solution_kind', text, (c) => c.notNull().defaultTo(''))
    .addColumn('submitted_on', text)
    .addColumn('applied_on', text)
    .addColumn('scope', text, (c) => c.notNull().defaultTo(''))
    .addColumn('benefit_vnd', 'bigint')
    .addColumn('benefit_basis', text, (c) => c.check(oneOf('benefit_basis', ['first-year', 'year', 'once'])))
    .addColumn('other_effects', text, (c) => c.notNull().defaultTo(''))
    .addColumn('recognition_level', text, (c) =>
      c
        .notNull()
        .defaultTo('none')
        .check(oneOf('recognition_level', ['none', 'grassroots', 'superior', 'city', 'confederation'])),
    )
    .addColumn('recognition_number', text, (c) => c.notNull().defaultTo(''))
    .addColumn('recognition_on', text)
    .addColumn('confidential', 'integer', (c) => c.notNull().defaultTo(0).check(flag('confidential')))
    .addColumn('duplicate_of_id', 'integer', (c) => c.references('initiative.id'))
    .addColumn('source', text, (c) => c.notNull().check(oneOf('source', ['form', 'import', 'api'])))
    .addColumn('entered_by', 'integer')
    .addColumn('entered_at', text, (c) => c.notNull())
    .addColumn('entered_on', text, (c) => c.notNull())
    .addColumn('verified_on', text)
    .addColumn('fingerprint', text, (c) => c.notNull())
    .addColumn('search', text, (c) => c.notNull())
    .addColumn('import_batch_id', 'integer')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`initiative_${name}`).on('initiative').columns(columns).execute();
  await index('newest', ['campaign_id', 'id']);
  await index('of_organisation', ['organisation_id', 'id']);
  await index('of_status', ['campaign_id', 'status', 'id']);
  await index('of_phase', ['phase_id', 'id']);
  await index('fingerprint', ['fingerprint']);
  await db.schema
    .createIndex('initiative_of_batch')
    .on('initiative')
    .column('import_batch_id')
    .where('import_batch_id', 'is not', null)
    .execute();
  await tableWithId(db, 'author')
    .addColumn('initiative_id', 'integer', (c) => c.notNull().references('initiative.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('share_hundredths', 'integer', (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().defaultTo(''))
    .addColumn('consent_at', text)
    .addColumn('consent_by', 'integer')
    .addColumn('consent_how', text, (c) => c.notNull().defaultTo(''))
    .addColumn('consent_text', text, (c) => c.notNull().defaultTo(''))
    .addColumn('consent_revoked_at', text)
    .addUniqueConstraint('author_position', ['initiative_id', 'position'])
    .execute();
  await tableWithId(db, 'status_change')
    .addColumn('initiative_id', 'integer', (c) => c.notNull().references('initiative.id'))
    .addColumn('from_status', text)
    .addColumn('to_status', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('note', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createIndex('status_change_of')
    .on('status_change')
    .columns(['initiative_id', 'id'])
    .execute();
}
