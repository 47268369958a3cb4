import { Invalid } from '../../errors.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { type Decisions, forCorrections } from '../decisions.ts';
import { readFixIt } from './read-fix-it.ts';

/**
 * What holds for a file of corrections: for our own workbook what was known of the first file, put to the
 * columns as they stand in it now; for any other file what was said of sheets of the same names.
 * @throws Invalid on `file` where it is the workbook of another batch
 */
export function decisionsForCorrections(decisions: Decisions, book: Workbook, batchId: number): Decisions {
  const fixIt = readFixIt(book);
  const said = forCorrections(decisions);
  if (fixIt.batch === null) return said;
  if (fixIt.batch !== batchId)
    throw new Invalid({ file: { code: 'fix_it_of_other_batch', params: { batch: fixIt.batch } } });
  const own = book.sheets.flatMap(({ name }) => {
    const choice = fixIt.choiceOf(name, said.sheets?.[fixIt.originalName(name) ?? '']);
    return choice ? [[name, choice] as const] : [];
  });
  return { ...said, sheets: { ...said.sheets, ...Object.fromEntries(own) } };
}
