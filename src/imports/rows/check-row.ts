import type { Problem, Problems } from '../../errors.ts';
import { problemsOf } from '../../http/validate.ts';
import { type Checked, checkAgainst, type Facts } from '../../initiatives/check-submission.ts';
import {
  type DraftInput,
  type InitiativeInput,
  initiativeInput,
} from '../../initiatives/initiative.input.ts';
import { newCode } from '../../initiatives/initiative.ts';
import { isSoundInput } from '../../initiatives/sound-input.ts';
import { authorsOf, columnsOf } from '../../initiatives/submit-initiative.ts';
import type { Finding } from '../import.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import type { Header } from '../table/header.ts';
import { findingAt, type RowRead } from './read-row.ts';
import { packAuthors } from './staged-authors.ts';

/** What a good row becomes, column by column. */
export type StagedItem = ReturnType<typeof itemOf>;

/** A row held against the rules: what goes in, or why it does not. */
export interface RowChecked {
  /** Null for a bad row. */
  readonly item: StagedItem | null;
  readonly firstAuthor: string;
  readonly findings: readonly Finding[];
}

/** The same rules as the form's: first what each field may hold, then what they mean together. */
export function checkRow(header: Header, { candidate, findings }: RowRead, facts: Facts): RowChecked {
  const shape = isSoundInput(candidate)
    ? ({ success: true, data: candidate } as const)
    : initiativeInput.safeParse(candidate);
  // what is readable of a broken row is held against the rules too: all that is wrong with it is said at once
  const { checked, problems: against } = checkAgainst(
    facts,
    shape.success ? shape.data : (candidate as DraftInput),
  );
  if (shape.success && checked && !findings.some(isError))
    return {
      item: itemOf(shape.data, checked),
      firstAuthor: shape.data.authors[0]?.name ?? '',
      findings,
    };
  const told = new Set(findings.filter(isError).map(({ field }) => field));
  const problems = shape.success ? {} : problemsOf(shape.error, candidate);
  const more = findingsOf(header, { ...against, ...problems }, told);
  return { item: null, firstAuthor: '', findings: [...findings, ...more] };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

function itemOf(input: InitiativeInput, checked: Checked) {
  const code = newCode();
  return Object.assign(columnsOf(input, checked, code), {
    code,
    authors: packAuthors(authorsOf(input, checked)),
  });
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
