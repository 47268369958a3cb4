import type { Context } from '../context.ts';
import { decideImport } from '../imports/decide-import.ts';
import { importDocument } from '../imports/import-document.ts';
import type { Question, UnitCandidate } from '../imports/question.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import { acceptAbove } from '../organisations/names/accept-above.ts';
import { listUnitNames } from '../organisations/resolve-name.store.ts';
import { fenceOf } from '../permissions.ts';
import { t } from '../text/text.ts';
import { Refused } from './command.ts';
import type { Desk } from './import-host.ts';
import type { ImportOptions } from './import-options.ts';

/** A name that was taken for a unit because it is like enough to the unit's. */
export interface Accepted extends UnitCandidate {
  readonly written: string;
  readonly rows: number;
}

type Names = Pick<ImportOptions, 'names' | 'acceptAbove' | 'mode'>;
type UnitQuestion = Extract<Question, { kind: 'unit' }>;

/** A file of names may name only units that rows of the branch can belong to. */
export async function refuseUnknownUnits(
  { db, actor }: Context,
  names: ImportOptions['names'],
): Promise<void> {
  if (names.size === 0) return;
  const units = await listUnitNames(db, fenceOf(actor, 'imports.use') ?? '');
  const known = new Set(units.filter(({ kind }) => kind === 'grassroots').map(({ code }) => code));
  const unknown = [...new Set(names.values())].filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw new Refused('names_unknown_unit', t('manage.import.namesUnknown', { codes: unknown.join(', ') }));
}

/** Answers what the names and the score settle, until nothing more is; the rest stays asked. */
export async function settleNames(desk: Desk, batch: number, said: Names): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  for (;;) {
    // only so many names are asked at a time
    const { questions } = await importDocument(desk.context, batch);
    const asked = questions.filter((one) => one.kind === 'unit');
    const liked = asked.flatMap((question) => likedBy(question, said));
    const units = Object.fromEntries([
      ...liked.map(({ key, code }) => [key, code]),
      ...asked.flatMap(({ key }) => (said.names.has(key) ? [[key, said.names.get(key)]] : [])),
    ]);
    if (Object.keys(units).length === 0) return accepted;
    accepted.push(...liked.map(({ key, ...one }) => one));
    // a dry run teaches nothing
    const remember = said.mode !== null;
    await doHere(desk.host, await decideImport(desk.context, batch, { units }, { remember }));
  }
}

function likedBy(
  question: UnitQuestion,
  { names, acceptAbove: score }: Names,
): (Accepted & { key: string })[] {
  const { key, written, rows, candidates } = question;
  if (score === null || names.has(key)) return [];
  const best = acceptAbove(candidates, score);
  return best ? [{ key, written, rows, ...best }] : [];
}
