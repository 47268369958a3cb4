import { systemClock } from '../context.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { seedReference } from '../seed-reference.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, type Typed } from './command.ts';
import { settings } from './open.ts';

/** Brings the schema to the newest form and the reference data in, once. */
export async function run(typed: Typed): Promise<Outcome> {
  const database = await connect(settings(typed).database);
  try {
    const { applied, newest } = await migrate(database);
    const seeded = await seedReference(database.db, systemClock.now());
    return done(
      { applied, newest, seeded },
      applied.length > 0
        ? t('manage.migrated', { list: applied.join(', ') })
        : t('manage.migratedAlready', { newest }),
      ...(seeded ? [t('manage.seeded')] : []),
    );
  } finally {
    await database.close();
  }
}
