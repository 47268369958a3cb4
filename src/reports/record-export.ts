import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';

export interface Exported {
  readonly action: 'initiatives.exported' | 'report.exported';
  readonly subject: string;
  /** The file's form, with what was asked for. */
  readonly form: string;
  readonly organisationPath: string;
}

/** Names of people leave the system with an export: it stands in the log before the first byte goes out. */
export async function recordExport(context: Context, exported: Exported): Promise<void> {
  const { action, subject, form, organisationPath } = exported;
  await atomically(context, async (inside) => {
    recordEvent(inside, { action, subjectType: 'campaign', subject, organisationPath, after: { form } });
  });
}
