import { dayInHanoi } from '../../calendar.ts';
import type { Problem } from '../../errors.ts';
import { FormReader, type Read } from '../../http/form-reader.ts';
import { type Body, checkbox } from '../../http/forms.ts';
import { tidy } from '../../text/fold.ts';
import { type DraftInput, draftInput, type InitiativeInput, initiativeInput } from '../initiative.input.ts';

/** Reads the form. `organisation` stands in where the form does not ask for it (an enterprise's own). */
export function readInitiativeForm(
  body: Body,
  { draft, organisation, now }: { draft: boolean; organisation?: string | undefined; now: Date },
): Read<InitiativeInput | DraftInput> {
  const form = new FormReader(body);
  const today = draft ? undefined : dayInHanoi(now);
  return form.finish(draft ? draftInput : initiativeInput, {
    title: form.text('title'),
    organisation: form.text('organisation') ?? organisation,
    category: form.text('category'),
    description: form.lines('description'),
    solutionKind: form.text('solutionKind'),
    submittedOn: form.day('submittedOn') ?? today,
    appliedOn: form.dayOrMonth('appliedOn'),
    scope: form.text('scope'),
    benefitVnd: form.whole('benefitVnd'),
    benefitBasis: form.text('benefitBasis'),
    otherEffects: form.lines('otherEffects'),
    recognitionLevel: form.text('recognitionLevel'),
    recognitionNumber: form.text('recognitionNumber'),
    recognitionOn: form.day('recognitionOn'),
    confidential: checkbox(body, 'confidential'),
    confirmBenefit: checkbox(body, 'confirmBenefit'),
    authors: authorsOf(body, form.told),
  });
}

export interface AuthorTyped {
  readonly name: string;
  readonly share: string;
  readonly department: string;
}

/** The rows of authors as typed, blank ones left out. */
export function authorsTyped(body: Body): AuthorTyped[] {
  const rows = body['authors'];
  const list = Array.isArray(rows)
    ? rows
    : typeof rows === 'object' && rows !== null
      ? Object.values(rows)
      : [];
  return list
    .slice(0, 60)
    .map(authorTyped)
    .filter(({ name, share, department }) => name || share || department);
}

function authorTyped(row: unknown): AuthorTyped {
  const cells = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof cells[name] === 'string' ? tidy(cells[name]) : '');
  return { name: text('name'), share: text('share'), department: text('department') };
}

function authorsOf(body: Body, told: Record<string, Problem>) {
  return authorsTyped(body).map(({ name, share, department }, index) => {
    const percent = share === '' ? undefined : Number(share.replace(/\s*%$/, '').replace(',', '.'));
    if (percent !== undefined && !(percent > 0 && percent <= 100))
      told[`authors.${index}.share`] = { code: 'not_a_share', params: { found: share.slice(0, 20) } };
    return {
      name,
      ...(percent === undefined || Number.isNaN(percent) ? {} : { share: percent }),
      ...(department ? { department } : {}),
    };
  });
}
