import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { listAuthorsOf } from '../initiatives/author.store.ts';
import { isCode } from '../initiatives/initiative.ts';
import { fenceOf } from '../permissions.ts';
import { findItem, type ItemRow } from './initiative-answer.store.ts';
import type { InitiativeAnswer } from './schemas.ts';

/** Rows as this reader may see them: names and values only inside the branch, never without a token. */
export async function answersOf(
  { db }: Pick<Context, 'db'>,
  fence: string | null,
  rows: readonly ItemRow[],
): Promise<InitiativeAnswer[]> {
  if (fence === null) return rows.map(publicAnswer);
  const authors = await listAuthorsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...publicAnswer(row),
    verifiedOn: row.verified_on,
    appliedOn: row.applied_on,
    benefitVnd: row.benefit_vnd,
    benefitBasis: row.benefit_basis,
    description: row.description,
    confidential: row.confidential === 1,
    authors: (authors.get(row.id) ?? []).map(({ name, share_hundredths }) => ({
      name,
      share: share_hundredths / 100,
    })),
  }));
}

const publicAnswer = (row: ItemRow): InitiativeAnswer => ({
  code: row.code,
  title: row.title,
  status: row.status,
  phase: row.phase,
  organisation: row.organisation,
  category: row.category,
  submittedOn: row.submitted_on,
});

/** One item, seen through the fence of whoever asks. */
export async function getAnswer(context: Context, code: string): Promise<InitiativeAnswer> {
  const fence = fenceOf(context.actor, 'initiatives.see');
  const row = isCode(code) ? await findItem(context.db, fence, code) : undefined;
  if (!row) throw new NotFound();
  const [answer] = await answersOf(context, fence, [row]);
  return answer as InitiativeAnswer;
}

/** What an act answers: where the item stands now. */
export async function getState(context: Context, code: string) {
  const { status, phase } = await getAnswer(context, code);
  return { code, status, phase };
}
