import { checkChain } from '../audit/check-chain.ts';
import { systemClock } from '../context.ts';
import { connect } from '../database/connect.ts';
import { integrityProblems } from '../database/integrity.ts';
import { schemaState } from '../database/migrate.ts';
import { atOneMoment } from '../database/one-moment.ts';
import type { Db } from '../database/schema.ts';
import { recountProblems } from '../initiatives/tally.store.ts';
import { t } from '../text/text.ts';
import { attachmentProblems } from './attachments.ts';
import { type Outcome, Refused, type Typed } from './command.ts';
import { deployProblems } from './deploy-problems.ts';
import { hasDatabase, settings } from './open.ts';

/** Counts and checks everything again; changes nothing. */
export async function run(typed: Typed): Promise<Outcome> {
  const config = settings(typed);
  if (!hasDatabase(config)) throw new Refused('no_database', t('manage.noDatabaseYet'));
  const database = await connect(config.database);
  try {
    const state = await schemaState(database);
    const problems =
      state === 'current'
        ? [
            ...integrityProblems(database),
            ...(await atOneMoment(database, contentProblems)),
            ...(await attachmentProblems(database.db, config.dataDir, systemClock.now())),
            ...(typed.values['deploy'] ? await deployProblems(config, database) : []),
          ]
        : [`schema: ${state}`];
    const ok = problems.length === 0;
    return {
      exit: ok ? 0 : 1,
      json: { ok, problems },
      lines: ok
        ? [t('manage.check.ok')]
        : [t('manage.check.problems', { count: problems.length }), ...problems.map((one) => `  ${one}`)],
    };
  } finally {
    await database.close();
  }
}

/** As of one moment, so that what others write meanwhile is not taken for a difference. */
const contentProblems = async (db: Db): Promise<string[]> => [
  ...(await recountProblems(db)),
  ...(await checkChain(db)),
];
