import type { Category } from '../../campaigns/campaign.ts';
import type { Problems } from '../../errors.ts';
import { type Body, rawFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { namedProblem, shownProblems } from '../../http/render.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { isTextKey, label, type TextKey, t } from '../../text/text.ts';
import { BENEFIT_BASES, RECOGNITION_LEVELS, SOLUTION_KINDS } from '../initiative.input.ts';
import { type AuthorTyped, authorsTyped } from './initiative.form.ts';

export interface FormOf {
  readonly title: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly body: Body;
  readonly problems: Problems;
  readonly campaigns: readonly { slug: string; title: string }[];
  readonly categories: readonly Category[];
  /** Null where the form does not offer them: an enterprise's contact submits for its own. */
  readonly organisations: readonly Organisation[] | null;
  /** Where this actor adds units; null for others. */
  readonly unitsHref: string | null;
  /** There are too many units to choose from: the code is typed. */
  readonly typesUnit: boolean;
  /** The code of the item sent just before, by “Lưu & nhập tiếp”. */
  readonly sent: string | null;
  /** The code of an item that looks like the one sent just before. */
  readonly similar: string | null;
  /** What is edited; “Lưu & nhập tiếp” and “Lưu nháp” stand only on the form for new items. */
  readonly item: { code: string; title: string; version: number; sendable: boolean } | null;
}

const LEAST_AUTHOR_ROWS = 3;
const BLANK: AuthorTyped = { name: '', share: '', department: '' };
/** The fields that stand folded away until one of them says something. */
const MORE = [
  'solutionKind',
  'scope',
  'otherEffects',
  'recognitionNumber',
  'recognitionOn',
  'recognitionLevel',
] as const;

/** The form, filled with what was typed. */
export function submissionPage(form: FormOf) {
  const { body, problems, categories, organisations, campaigns, sent, similar, item } = form;
  const typed = rawFields(body);
  const choice = (values: readonly string[], family: string, name: string) =>
    values.map((value) => ({ value, text: label(family, value), selected: typed[name] === value }));
  return {
    title: form.title,
    action: form.action,
    item,
    version: item?.version,
    cancelHref: form.cancelHref,
    sent: sent ? { code: sent, href: paths.initiative(sent) } : null,
    similar: similar ? { code: similar, href: paths.initiative(similar) } : null,
    noUnits: organisations?.length === 0,
    unitsHref: form.unitsHref,
    typesUnit: form.typesUnit,
    ...shownProblems(problems),
    summary: summaryOf(problems),
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
    moreOpen: MORE.some(
      (name) => problems[name] !== undefined || !['', 'none'].includes(String(typed[name] ?? '')),
    ),
    blankAuthor: { ...BLANK, index: '__n__', nameLabel: t('initiative.authorName') },
    authors: authorRows(authorsTyped(body), problems),
    authorsError: shownProblems(problems).errors['authors'],
  };
}

function authorRows(authors: readonly AuthorTyped[], problems: Problems) {
  const { errors } = shownProblems(problems);
  const rows = [
    ...authors,
    ...Array.from({ length: Math.max(1, LEAST_AUTHOR_ROWS - authors.length) }, () => BLANK),
  ];
  return rows.map((author, index) => ({
    ...author,
    index,
    nameLabel: `${t('initiative.authorName')} ${index + 1}`,
    error:
      errors[`authors.${index}.name`] ??
      errors[`authors.${index}.share`] ??
      errors[`authors.${index}.department`],
  }));
}

/** The fields whose words are not called as they are. */
const CALLED: Readonly<Record<string, TextKey>> = {
  benefitVnd: 'initiative.benefit',
  'authors.name': 'initiative.authorName',
  'authors.share': 'initiative.authorShare',
  'authors.department': 'initiative.authorDepartment',
};

/** What is wrong, each under the name of its field. */
function summaryOf(problems: Problems) {
  return shownProblems(problems).summary.map(({ field, text }) => {
    const [, index, part] = /^authors\.(\d+)\.(\w+)$/.exec(field) ?? [];
    const key = CALLED[part ? `authors.${part}` : field] ?? `initiative.${field}`;
    if (!isTextKey(key)) return { field, text };
    const name = index === undefined ? t(key) : `${t(key)} ${Number(index) + 1}`;
    return { field, text: namedProblem(name, text) };
  });
}
