import type { Category } from '../campaigns/campaign.ts';
import type { Problems } from '../errors.ts';
import { type Body, rawFields } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { shownProblems } from '../http/render.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { label, t } from '../text/text.ts';
import { type AuthorTyped, authorsTyped } from './initiative.form.ts';
import { BENEFIT_BASES, RECOGNITION_LEVELS, SOLUTION_KINDS } from './initiative.input.ts';

export interface FormOf {
  readonly title: string;
  readonly action: string;
  readonly body: Body;
  readonly problems?: Problems;
  readonly campaigns: readonly { slug: string; title: string }[];
  readonly categories: readonly Category[];
  /** Null where the form does not ask: an enterprise's contact submits for its own. */
  readonly organisations: readonly Organisation[] | null;
  /** “Lưu & nhập tiếp” and “Lưu nháp” stand only on the form for new items. */
  readonly isNew: boolean;
}

const LEAST_AUTHOR_ROWS = 3;

/** The form, filled with what was typed. */
export function submissionPage(form: FormOf) {
  const { body, problems = {}, categories, organisations, campaigns } = form;
  const typed = rawFields(body);
  const choice = (values: readonly string[], family: string, name: string) =>
    values.map((value) => ({ value, text: label(family, value), selected: typed[name] === value }));
  return {
    title: form.title,
    action: form.action,
    isNew: form.isNew,
    cancelHref: paths.initiatives(),
    ...shownProblems(problems),
    typed,
    campaigns: campaigns.map(({ slug, title }) => ({
      value: slug,
      text: title,
      selected: typed['campaign'] === slug,
    })),
    severalCampaigns: campaigns.length > 1,
    categories: categories
      .filter(({ active }) => active)
      .map(({ code, name }) => ({ value: code, text: name, selected: typed['category'] === code })),
    organisations: organisations?.map(({ code, name }) => ({
      value: code,
      text: name,
      selected: typed['organisation'] === code,
    })),
    solutionKinds: choice(SOLUTION_KINDS, 'solutionKind', 'solutionKind'),
    bases: choice(BENEFIT_BASES, 'basis', 'benefitBasis'),
    recognitionLevels: choice(RECOGNITION_LEVELS, 'recognition', 'recognitionLevel'),
    confidential: typed['confidential'] === '1',
    askToConfirm:
      problems['benefitVnd']?.code === 'benefit_needs_confirmation' || typed['confirmBenefit'] === '1',
    authors: authorRows(authorsTyped(body), problems),
    authorsError: shownProblems(problems).errors['authors'],
  };
}

function authorRows(authors: readonly AuthorTyped[], problems: Problems) {
  const { errors } = shownProblems(problems);
  const blank: AuthorTyped = { name: '', share: '', department: '' };
  const rows = [
    ...authors,
    ...Array.from({ length: Math.max(1, LEAST_AUTHOR_ROWS - authors.length) }, () => blank),
  ];
  return rows.map((author, index) => ({
    ...author,
    index,
    number: index + 1,
    nameLabel: `${t('initiative.authorName')} ${index + 1}`,
    error:
      errors[`authors.${index}.name`] ??
      errors[`authors.${index}.share`] ??
      errors[`authors.${index}.department`],
  }));
}
