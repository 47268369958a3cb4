import type { Problems } from '../../errors.ts';
import { versionShown } from '../../http/form-again.ts';
import { type Body, rawFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import { label, t } from '../../text/text.ts';
import type { Category } from '../campaign.ts';
import { aliasesOf, FALLBACK_CODE, FIELDS } from './category.ts';

export function categoryListPage(categories: readonly Category[]) {
  return {
    title: t('category.list'),
    newHref: paths.newCategory(),
    rows: categories.map((category) => ({
      code: category.code,
      name: category.name,
      editHref: paths.editCategory(category.code),
      field: label('field', category.field),
      aliases: aliasesOf(category).join('; '),
      active: category.active === 1,
      canRetire: category.code !== FALLBACK_CODE,
      retireAction: paths.categoryRetirement(category.code),
      reviveAction: paths.categoryRetirementRemoval(category.code),
    })),
  };
}

export interface CategoryForm {
  readonly body: Body;
  readonly problems?: Problems;
  readonly category?: Category;
}

const LABELS = {
  name: 'category.name',
  code: 'category.code',
  field: 'category.field',
  aliases: 'category.aliases',
  sortOrder: 'category.sortOrder',
} as const;

export function categoryFormPage({ body, problems = {}, category }: CategoryForm) {
  const typed = rawFields(body);
  return {
    title: category ? t('category.edit', { name: category.name }) : t('category.new'),
    action: category ? paths.adminCategory(category.code) : paths.adminCategories(),
    cancelHref: paths.adminCategories(),
    version: category ? versionShown(body, problems, String(category.version)) : null,
    ...shownProblems(problems, LABELS),
    typed,
    fields: FIELDS.map((value) => ({
      value,
      text: label('field', value),
      selected: typed['field'] === value,
    })),
  };
}

/** A stored category as its form would have sent it. */
export const categoryTyped = (category: Category): Body => ({
  name: category.name,
  field: category.field,
  aliases: aliasesOf(category).join('\n'),
  sortOrder: String(category.sort_order),
});
