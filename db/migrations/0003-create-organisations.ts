import { flag, oneOf, type Schema, tableWithId, textType } from './portable.ts';

export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'industrial_park')
    .addColumn('code', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('folded_name', text, (c) => c.notNull())
    .addColumn('sort_key', text, (c) => c.notNull())
    .addColumn('district', text, (c) => c.notNull().defaultTo(''))
    .addColumn('area_ha', text, (c) => c.notNull().defaultTo(''))
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1).check(flag('active')))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await tableWithId(db, 'organisation')
    .addColumn('code', text, (c) => c.notNull().unique())
    .addColumn('kind', text, (c) =>
      c.notNull().check(oneOf('kind', ['confederation', 'federation', 'superior', 'grassroots'])),
    )
    .addColumn('parent_id', 'integer', (c) => c.references('organisation.id'))
    .addColumn('path', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('short_name', text, (c) => c.notNull().defaultTo(''))
    .addColumn('folded_name', text, (c) => c.notNull())
    .addColumn('sort_key', text, (c) => c.notNull())
    .addColumn('industrial_park_id', 'integer', (c) => c.references('industrial_park.id'))
    .addColumn('sector', text, (c) =>
      c
        .notNull()
        .defaultTo('enterprise')
        .check(oneOf('sector', ['enterprise', 'administrative'])),
    )
    .addColumn('ownership', text, (c) => c.check(oneOf('ownership', ['fdi', 'domestic'])))
    .addColumn('headcount', 'integer')
    .addColumn('tax_code', text, (c) => c.notNull().defaultTo(''))
    .addColumn('document_symbol', text, (c) => c.notNull().defaultTo(''))
    .addColumn('contact_name', text, (c) => c.notNull().defaultTo(''))
    .addColumn('contact_email', text, (c) => c.notNull().defaultTo(''))
    .addColumn('valid_from', text)
    .addColumn('valid_to', text)
    .addColumn('successor_id', 'integer', (c) => c.references('organisation.id'))
    .addColumn('illustrative', 'integer', (c) => c.notNull().defaultTo(0).check(flag('illustrative')))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('organisation_parent')
    .on('organisation')
    .columns(['parent_id', 'sort_key'])
    .execute();
  await db.schema.createIndex('organisation_park').on('organisation').column('industrial_park_id').execute();
  await db.schema.createIndex('organisation_folded').on('organisation').column('folded_name').execute();
  await tableWithId(db, 'organisation_alias')
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('alias', text, (c) => c.notNull())
    .addColumn('folded_alias', text, (c) => c.notNull())
    .addUniqueConstraint('organisation_alias_once', ['organisation_id', 'folded_alias'])
    .execute();
  await db.schema
    .createIndex('organisation_alias_folded')
    .on('organisation_alias')
    .column('folded_alias')
    .execute();
}
