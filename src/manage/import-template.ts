import { makeTemplate } from '../imports/template/make-template.ts';
import { actingAs } from './acting-as.ts';
import { given, type Outcome, type Typed } from './command.ts';
import { withDatabase } from './open.ts';
import { freshFile, writeFresh } from './write-fresh.ts';

/** The workbook to fill in, as whoever is named would get it from the page. */
export function run(typed: Typed): Promise<Outcome> {
  const file = freshFile(typed.positionals[0]);
  return withDatabase(typed, async ({ context: system }) => {
    const context = await actingAs(system, given(typed, 'as'));
    const organisation = given(typed, 'organisation') || undefined;
    const { chunks } = await makeTemplate(context, given(typed, 'campaign'), organisation);
    return writeFresh(file, chunks);
  });
}
