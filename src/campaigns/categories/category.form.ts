import { FormReader, type Read } from '../../http/form-reader.ts';
import { type Body, linesField, textField } from '../../http/forms.ts';
import { fold, tidy } from '../../text/fold.ts';
import { ALIASES_MOST, type CategoryInput, categoryInput } from './category.input.ts';

/** Reads the form of a category. `code` stands in where the form does not ask for it: it stays once given. */
export function readCategoryForm(body: Body, code?: string): Read<CategoryInput> {
  const form = new FormReader(body);
  const aliases = aliasesIn(linesField(body, 'aliases'));
  if (aliases.length > ALIASES_MOST)
    form.told['aliases'] = { code: 'too_many_lines', params: { most: ALIASES_MOST } };
  return form.finish(categoryInput, {
    code: code ?? textField(body, 'code').toLowerCase(),
    name: textField(body, 'name'),
    field: textField(body, 'field'),
    aliases: aliases.slice(0, ALIASES_MOST),
    sortOrder: form.whole('sortOrder') ?? null,
  });
}

/** One a line; lines that say the same in other letters count once. */
function aliasesIn(text: string): string[] {
  const byKey = new Map<string, string>();
  for (const alias of text.split('\n').map(tidy)) {
    const key = fold(alias);
    if (key !== '' && !byKey.has(key)) byKey.set(key, alias);
  }
  return [...byKey.values()];
}
