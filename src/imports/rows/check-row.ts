import type { Problem, Problems } from '../../errors.ts';
import { problemsOf } from '../../http/validate.ts';
import { checkAgainst, type Facts } from '../../initiatives/check-submission.ts';
import {
  type DraftInput,
  type InitiativeInput,
  initiativeInput,
} from '../../initiatives/initiative.input.ts';
import { fingerprintOf } from '../../initiatives/initiative.ts';
import type { Finding } from '../import.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import type { Header } from '../table/header.ts';
import { findingAt, type RowRead } from './read-row.ts';

/** A row held against the rules: what goes in and under which fingerprint, or why it does not. */
export interface RowChecked {
  readonly input: InitiativeInput | null;
  /** The unit's id; null for a bad row. */
  readonly organisationId: number | null;
  readonly fingerprint: string;
  readonly findings: readonly Finding[];
}

/** The same rules as the form's: first what each field may hold, then what they mean together. */
export function checkRow(header: Header, { candidate, findings }: RowRead, facts: Facts): RowChecked {
  const told = new Set(findings.filter(({ severity }) => severity === 'error').map(({ field }) => field));
  const shape = initiativeInput.safeParse(candidate);
  const problems = shape.success ? {} : problemsOf(shape.error, candidate);
  // what is readable of a broken row is held against the rules too: all that is wrong with it is said at once
  const { checked, problems: against } = checkAgainst(
    facts,
    shape.success ? shape.data : (candidate as DraftInput),
  );
  const more = findingsOf(header, { ...against, ...problems }, told);
  const all = [...findings, ...more];
  if (told.size > 0 || more.length > 0 || !checked || !shape.success)
    return { input: null, organisationId: null, fingerprint: '', findings: all };
  const { title, authors, submittedOn } = shape.data;
  const organisationId = checked.organisation.id;
  const fingerprint = fingerprintOf({
    organisationId,
    title,
    firstAuthor: authors[0]?.name ?? '',
    submittedOn,
  });
  return { input: shape.data, organisationId, fingerprint, findings: all };
}

/** One finding a field, and none where the cell itself was unreadable already. */
function findingsOf(header: Header, problems: Problems, told: ReadonlySet<string>): Finding[] {
  const byField = new Map<Field | '', Problem>();
  for (const [name, problem] of Object.entries(problems)) {
    const field = FIELDS.find((one) => one === name.split('.')[0]) ?? '';
    if (!told.has(field) && !byField.has(field)) byField.set(field, problem);
  }
  return [...byField].map(([field, problem]) => findingAt(header, field, problem, 'error'));
}
