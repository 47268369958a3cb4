import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeTemplate } from '../imports/template/make-template.ts';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/text.ts';
import { actingAs } from './acting-as.ts';
import { done, given, type Outcome, Refused, type Typed } from './command.ts';
import { withDatabase } from './open.ts';

/** The workbook to fill in, as whoever is named would get it from the page. Nothing is overwritten. */
export function run(typed: Typed): Promise<Outcome> {
  const file = resolve(typed.positionals[0] ?? '');
  if (existsSync(file)) throw new Refused('exists', t('manage.template.exists', { file }));
  return withDatabase(typed, async ({ context: system }) => {
    const context = await actingAs(system, given(typed, 'as'));
    const organisation = given(typed, 'organisation') || undefined;
    const { chunks } = await makeTemplate(context, given(typed, 'campaign'), organisation);
    try {
      await pipeline(chunks, createWriteStream(file, { flags: 'wx' }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
      throw error;
    }
    const { size } = statSync(file);
    return done({ file, bytes: size }, t('manage.template.done', { file, bytes: formatNumber(size) }));
  });
}
