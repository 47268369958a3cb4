import type { Category } from '../campaigns/campaign.ts';
import type { DraftInput } from './initiative.input.ts';
import type { InitiativeWithUnit } from './initiative.store.ts';
import type { Author } from './initiative.ts';

/** A stored item as the submission that would make it: for editing, and for checking it anew. */
export function inputOf(
  row: InitiativeWithUnit,
  authors: readonly Author[],
  categories: readonly Category[],
): DraftInput {
  const category = categories.find(({ id }) => id === row.category_id)?.code;
  const given = {
    category,
    description: row.description || undefined,
    solutionKind: row.solution_kind || undefined,
    submittedOn: row.submitted_on ?? undefined,
    appliedOn: row.applied_on ?? undefined,
    scope: row.scope || undefined,
    benefitVnd: row.benefit_vnd ?? undefined,
    benefitBasis: row.benefit_basis ?? undefined,
    otherEffects: row.other_effects || undefined,
    recognitionLevel: row.recognition_level,
    recognitionNumber: row.recognition_number || undefined,
    recognitionOn: row.recognition_on ?? undefined,
    confidential: row.confidential === 1,
    authors: authors.map(({ name, department, share_hundredths }) => ({
      name,
      share: share_hundredths / 100,
      ...(department ? { department } : {}),
    })),
  };
  const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { title: row.title, organisation: row.organisationCode, ...kept } as DraftInput;
}
