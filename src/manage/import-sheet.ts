import { decideImport } from '../imports/decide-import.ts';
import { importDocument } from '../imports/import-document.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import { t } from '../text/text.ts';
import { Refused } from './command.ts';
import type { Desk } from './import-host.ts';

/** Leaves every sheet of the file out but this one, which was read; '' for no such wish. */
export async function readOnly(desk: Desk, batch: number, sheet: string): Promise<void> {
  if (sheet === '') return;
  const { sheets, leftOut } = await importDocument(desk.context, batch);
  const names = [...new Set([...sheets, ...leftOut].map(({ name }) => name))];
  // nothing is read before it is said how the letters are to be read
  if (names.length === 0) return;
  if (!names.includes(sheet))
    throw new Refused('unknown_sheet', t('manage.import.unknownSheet', { sheet, names: names.join(', ') }));
  const others = new Set(sheets.map(({ name }) => name).filter((name) => name !== sheet));
  if (others.size === 0) return;
  const choices = Object.fromEntries([...others].map((name) => [name, { read: false }]));
  await doHere(desk.host, await decideImport(desk.context, batch, { sheets: choices }));
}
