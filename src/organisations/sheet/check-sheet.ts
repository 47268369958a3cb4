import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { NotAllowed } from '../../errors.ts';
import { accountIdOf, may } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { insertImport, removeLeftImports } from './organisation-import.store.ts';
import type { UnitSheet } from './read-units.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export interface SentSheet {
  readonly fileName: string;
  readonly read: UnitSheet;
  readonly request: RequestKey | null;
}

/** Keeps the lines of a sheet until they are applied; no unit changes. @returns the id to look at it */
export async function keepSheet(context: Context, { fileName, read, request }: SentSheet): Promise<number> {
  if (!may(context.actor, 'organisations.manage')) throw new NotAllowed();
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      await removeLeftImports(inside.db, new Date(inside.now.getTime() - KEPT_MS).toISOString());
      const row = {
        account_id: accountIdOf(inside.actor),
        file_name: fileName,
        sheet: read.sheet,
        checked_at: inside.now.toISOString(),
      };
      const id = await insertImport(inside.db, row, { units: read.units, unused: read.unused });
      recordEvent(inside, {
        action: 'organisation.sheet_checked',
        subjectType: 'organisation_import',
        subject: String(id),
        after: { file: fileName, lines: read.units.length },
      });
      return id;
    }),
  );
}
