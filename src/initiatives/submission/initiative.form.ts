import { dayInHanoi } from '../../calendar.ts';
import type { Problem, Problems } from '../../errors.ts';
import {
  type Body,
  checkbox,
  linesField,
  type Parsed,
  parseDayOrMonthTyped,
  parseDayTyped,
  parseWholeTyped,
  textField,
} from '../../http/forms.ts';
import { problemsOf } from '../../http/validate.ts';
import { tidy } from '../../text/fold.ts';
import { type DraftInput, draftInput, type InitiativeInput, initiativeInput } from '../initiative.input.ts';

/** Typed or told: a finished submission, or what is wrong with it by field. */
export type Read =
  | { input: InitiativeInput | DraftInput; problems?: never }
  | { input?: never; problems: Problems };

/** Reads the form. `organisation` stands in where the form does not ask for it (an enterprise's own). */
export function readInitiativeForm(
  body: Body,
  { draft, organisation, now }: { draft: boolean; organisation?: string | undefined; now: Date },
): Read {
  const told: Record<string, Problem> = {};
  const take = <T>(name: string, parse: (text: string) => Parsed<T>): T | undefined => {
    const text = textField(body, name);
    if (text === '') return undefined;
    const { value, problem } = parse(text);
    if (problem) told[name] = problem;
    return value;
  };
  const some = (name: string) => textField(body, name) || undefined;
  const candidate = {
    title: some('title'),
    organisation: some('organisation') ?? organisation,
    category: some('category'),
    description: linesField(body, 'description') || undefined,
    solutionKind: some('solutionKind'),
    submittedOn:
      take('submittedOn', parseDayTyped) ?? (told['submittedOn'] || draft ? undefined : dayInHanoi(now)),
    appliedOn: take('appliedOn', parseDayOrMonthTyped),
    scope: some('scope'),
    benefitVnd: take('benefitVnd', parseWholeTyped),
    benefitBasis: some('benefitBasis'),
    otherEffects: linesField(body, 'otherEffects') || undefined,
    recognitionLevel: some('recognitionLevel'),
    recognitionNumber: some('recognitionNumber'),
    recognitionOn: take('recognitionOn', parseDayTyped),
    confidential: checkbox(body, 'confidential'),
    confirmBenefit: checkbox(body, 'confirmBenefit'),
    authors: authorsOf(body, told),
  };
  const given = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const result = (draft ? draftInput : initiativeInput).safeParse(given);
  const problems = { ...(result.success ? {} : problemsOf(result.error, given)), ...told };
  return result.success && Object.keys(told).length === 0 ? { input: result.data } : { problems };
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
