import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, Invalid, NotAllowed } from '../../errors.ts';
import { may } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { listCampaigns, listCategories } from '../campaign.store.ts';
import type { Category } from '../campaign.ts';
import { refuseStale } from '../managed-campaign.ts';
import { touchCampaign } from '../touch-campaign.ts';
import type { CategoryInput } from './category.input.ts';
import { getCategory, insertCategory, updateCategory } from './category.store.ts';
import { FALLBACK_CODE, wordTaken } from './category.ts';

/** A finer category under one of the three fields; all campaigns share the list. */
export async function createCategory(
  context: Context,
  input: CategoryInput,
  request: RequestKey | null,
): Promise<{ code: string }> {
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      await refuseTakenWords(inside, input);
      const inserted = await insertCategory(inside.db, columnsOf(input));
      if (!inserted) throw new Invalid({ code: { code: 'code_taken', params: { value: input.code } } });
      await finish(inside, 'category.created', input.code, { after: input });
      return { code: input.code };
    }),
  );
}

/** Everything but its code, under which imports and the API know it. */
export async function editCategory(
  context: Context,
  version: number | null,
  input: CategoryInput,
): Promise<void> {
  await atomically(context, async (inside) => {
    const category = await load(inside, input.code, version);
    await refuseTakenWords(inside, input);
    if (!(await updateCategory(inside.db, category, columnsOf(input)))) throw new Conflict('stale');
    await finish(inside, 'category.edited', input.code, { before: category, after: input });
  });
}

/** No new item can name it; those that do keep it. */
export async function retireCategory(context: Context, code: string): Promise<void> {
  await setActive(context, code, 0, 'category.retired');
}

export async function reviveCategory(context: Context, code: string): Promise<void> {
  await setActive(context, code, 1, 'category.revived');
}

async function setActive(context: Context, code: string, active: 0 | 1, action: string): Promise<void> {
  await atomically(context, async (inside) => {
    const category = await load(inside, code, null);
    if (category.active === active) return;
    if (code === FALLBACK_CODE) throw new Conflict('category_is_fallback', { name: category.name });
    if (!(await updateCategory(inside.db, category, { active }))) throw new Conflict('stale');
    await finish(inside, action, code, { before: { active: category.active }, after: { active } });
  });
}

async function load(inside: Inside, code: string, version: number | null): Promise<Category> {
  if (!may(inside.actor, 'campaigns.manage')) throw new NotAllowed();
  const category = await getCategory(inside.db, code);
  refuseStale(version, category.version);
  return category;
}

/** Two categories that answer to the same word would leave an import to guess. */
async function refuseTakenWords(inside: Inside, { code, name, aliases }: CategoryInput): Promise<void> {
  if (!may(inside.actor, 'campaigns.manage')) throw new NotAllowed();
  const others = (await listCategories(inside.db)).filter((other) => other.code !== code);
  const byName = wordTaken(others, [name]);
  if (byName) throw new Invalid({ name: { code: 'word_taken', params: byName } });
  const byAlias = wordTaken(others, aliases);
  if (byAlias) throw new Invalid({ aliases: { code: 'word_taken', params: byAlias } });
}

const columnsOf = ({ code, name, field, aliases, sortOrder }: CategoryInput) => ({
  code,
  name,
  field,
  aliases: JSON.stringify(aliases),
  sort_order: sortOrder,
});

/** Every campaign's pages show the categories. */
async function finish(
  inside: Inside,
  action: string,
  code: string,
  change: { before?: object; after: object },
): Promise<void> {
  for (const { id } of await listCampaigns(inside.db)) touchCampaign(inside, id);
  recordEvent(inside, { action, subjectType: 'category', subject: code, ...change });
}
