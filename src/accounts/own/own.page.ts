import type { Row } from '../../database/schema.ts';
import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import type { Actor } from '../../permissions.ts';
import { formatInstant } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { roleWords } from '../role-words.ts';
import { deviceName } from './device.ts';
import { sessionRef } from './end-session.ts';

export function ownPage(
  actor: Actor,
  organisation: string,
  sessions: readonly (Row<'session'> & { current: boolean })[],
  problems: Problems = {},
) {
  return {
    title: t('account.title'),
    person: actor.name,
    email: actor.email,
    organisation,
    roles: roleWords(actor.roles),
    ...shownProblems(problems),
    passwordAction: paths.accountPassword(),
    sessions: sessions.map(({ id_hash, device, created_at, seen_at, current }) => ({
      device: deviceName(device),
      since: formatInstant(created_at),
      seen: formatInstant(seen_at),
      current,
      endAction: current ? null : paths.accountSessionRemoval(sessionRef(id_hash)),
    })),
    endOthersAction: sessions.length > 1 ? paths.accountSessionsRemoval() : null,
  };
}
