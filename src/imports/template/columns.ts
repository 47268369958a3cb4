import { dayInHanoi } from '../../calendar.ts';
import type { Category, Phase } from '../../campaigns/campaign.ts';
import { formatDay } from '../../text/format.ts';
import { isTextKey, label, t } from '../../text/text.ts';
import type { Look } from '../../workbook/write/looks.ts';
import type { ValueToWrite } from '../../workbook/write/sheet-to-write.ts';
import type { Field } from '../table/fields.ts';

/** What a template is made for. */
export interface TemplateFacts {
  readonly campaign: { readonly slug: string; readonly title: string };
  readonly phases: readonly Phase[];
  /** The only unit that its rows can be of; null for staff. */
  readonly own: string | null;
  /** The units to choose from; null where they are too many for a list. */
  readonly units: readonly string[] | null;
  readonly categories: readonly Category[];
  readonly now: Date;
}

interface TemplateColumn {
  readonly field: Field;
  /** In letters. */
  readonly width: number;
  readonly look: Look;
}

const column = (field: Field, width: number, look: Look = 'input'): TemplateColumn => ({
  field,
  width,
  look,
});

/** In the order in which people fill them in; what a program would turn into something else is literal. */
export const COLUMNS: readonly TemplateColumn[] = [
  column('number', 7),
  column('title', 44),
  column('authors', 30),
  column('department', 16, 'inputLiteral'),
  column('organisation', 40),
  column('category', 28),
  column('submittedOn', 13, 'inputDay'),
  column('appliedOn', 15, 'inputLiteral'),
  column('benefitVnd', 18, 'inputWhole'),
  column('benefitBasis', 14),
  column('description', 50),
  column('solutionKind', 26),
  column('scope', 20),
  column('otherEffects', 26),
  column('recognitionLevel', 20),
  column('recognitionNumber', 18, 'inputLiteral'),
  column('recognitionOn', 15, 'inputDay'),
  column('confidential', 10),
];

const REQUIRED: readonly Field[] = ['title', 'authors', 'category', 'submittedOn'];

/** An enterprise's rows are its own even where they name no unit. */
export const isRequired = (field: Field, { own }: Pick<TemplateFacts, 'own'>): boolean =>
  REQUIRED.includes(field) || (field === 'organisation' && own === null);

/** What stands above the column; the import knows it again. */
export function headerText(field: Field, facts: Pick<TemplateFacts, 'own'>): string {
  const name = label('importField', field);
  const header = field === 'benefitVnd' ? t('template.inDong', { header: name }) : name;
  return isRequired(field, facts) ? t('template.required', { header }) : header;
}

/** What the example row holds, as the import would take it. */
export function exampleOf(field: Field, { own, categories, now }: TemplateFacts): ValueToWrite {
  const today = dayInHanoi(now);
  const example: Partial<Record<Field, ValueToWrite>> = {
    number: t('template.example'),
    organisation: own ?? t('template.exampleUnit'),
    category: (categories.find((one) => one.field === 'production') ?? categories[0])?.name ?? null,
    submittedOn: { day: today },
    appliedOn: formatDay(today.slice(0, 7)),
    benefitVnd: 80_000_000,
    benefitBasis: label('basis', 'first-year'),
    solutionKind: label('solutionKind', 'technical'),
    recognitionLevel: label('recognition', 'grassroots'),
    recognitionOn: { day: today },
    confidential: t('common.no'),
  };
  return example[field] ?? wordsFor('templateExample', field);
}

/** What the catalogue says of a column, where it says anything. */
export function wordsFor(family: 'templateExample' | 'templatePrompt', field: Field): string | null {
  const key = `${family}.${field}`;
  return isTextKey(key) ? t(key) : null;
}
