import type { Migration } from 'kysely';
import * as m0001 from './0001-create-audit.ts';
import * as m0002 from './0002-create-request-keys.ts';
import * as m0003 from './0003-create-organisations.ts';
import * as m0004 from './0004-create-accounts.ts';
import * as m0005 from './0005-create-campaigns.ts';
import * as m0006 from './0006-create-initiatives.ts';
import * as m0007 from './0007-create-tallies.ts';
import * as m0008 from './0008-create-imports.ts';
import * as m0009 from './0009-create-settings.ts';
import * as m0010 from './0010-create-organisation-imports.ts';
import * as m0011 from './0011-create-jobs.ts';
import * as m0012 from './0012-extend-attachments.ts';
import * as m0013 from './0013-lighten-the-log.ts';
import * as m0014 from './0014-fingerprints-by-title.ts';
import * as m0015 from './0015-stage-items.ts';
import * as m0016 from './0016-index-batches.ts';

/** Every migration in order; a released one never changes again. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-create-audit': m0001,
  '0002-create-request-keys': m0002,
  '0003-create-organisations': m0003,
  '0004-create-accounts': m0004,
  '0005-create-campaigns': m0005,
  '0006-create-initiatives': m0006,
  '0007-create-tallies': m0007,
  '0008-create-imports': m0008,
  '0009-create-settings': m0009,
  '0010-create-organisation-imports': m0010,
  '0011-create-jobs': m0011,
  '0012-extend-attachments': m0012,
  '0013-lighten-the-log': m0013,
  '0014-fingerprints-by-title': m0014,
  '0015-stage-items': m0015,
  '0016-index-batches': m0016,
};
