import { oneOf, type Schema, tableWithId, textType } from './portable.ts';

const ROLES = ['enterprise', 'staff', 'organiser', 'auditor', 'administrator'];

/** Secrets (session ids, invitation and API tokens, passwords) stand only as hashes. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'account')
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('search', text, (c) => c.notNull().defaultTo(''))
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('password_hash', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('disabled_at', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.createIndex('account_organisation').on('account').column('organisation_id').execute();
  await db.schema
    .createTable('account_role')
    .addColumn('account_id', 'integer', (c) => c.notNull().references('account.id'))
    .addColumn('role', text, (c) => c.notNull().check(oneOf('role', ROLES)))
    .addPrimaryKeyConstraint('account_role_pk', ['account_id', 'role'])
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('id_hash', text, (c) => c.primaryKey())
    .addColumn('account_id', 'integer', (c) => c.notNull().references('account.id'))
    .addColumn('data', text, (c) => c.notNull())
    .addColumn('device', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('seen_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('session_account').on('session').column('account_id').execute();
  await db.schema.createIndex('session_seen').on('session').column('seen_at').execute();
  await tableWithId(db, 'invitation')
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('purpose', text, (c) => c.notNull().check(oneOf('purpose', ['first', 'invite', 'reset'])))
    .addColumn('account_id', 'integer', (c) => c.references('account.id'))
    .addColumn('created_by', 'integer')
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .execute();
  await db.schema.createIndex('invitation_account').on('invitation').column('account_id').execute();
  await tableWithId(db, 'api_token')
    .addColumn('account_id', 'integer', (c) => c.notNull().references('account.id'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('revoked_at', text)
    .execute();
  await db.schema.createIndex('api_token_account').on('api_token').column('account_id').execute();
}
