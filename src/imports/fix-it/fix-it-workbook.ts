import { workbookStream } from '../../workbook/write/workbook-stream.ts';
import { listsOf } from '../template/lists.ts';
import { stampSheet } from '../template/stamp.ts';
import type { FixIt } from './fix-it.ts';
import { fixItSheet } from './fix-it-sheet.ts';
import { choiceLines } from './sheet-choice.ts';
import { sheetNames } from './sheet-names.ts';

/** Raised when what `readFixIt` needs changes. */
const VERSION = 1;

/** The bad rows of a batch, in constant memory however many. */
export function fixItWorkbook({ batch, sheets, units, categories, madeAt }: FixIt): AsyncGenerator<Buffer> {
  const lists = listsOf({ units, categories });
  const names = sheetNames(sheets.map(({ name }) => name));
  const stamp = {
    kind: 'fix-it',
    version: VERSION,
    campaign: batch.slug,
    batch: batch.id,
    lines: sheets.flatMap((sheet, n) => choiceLines(sheet, names[n] ?? '')),
  } as const;
  return workbookStream([
    ...sheets.map((sheet, n) => fixItSheet(sheet, names[n] ?? '', lists)),
    lists.sheet,
    stampSheet(stamp, madeAt),
  ]);
}
