import type { Day } from '../calendar.ts';
import { choosableOn, type UnitName } from '../organisations/resolve-name.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Decisions } from './decisions.ts';
import type { UnitRules } from './rows/unit-of-row.ts';
import type { TableQuestion } from './table/questions.ts';

/** A unit that a written name may mean. `score`: from 0 to 1, equal names are 1. */
export interface UnitCandidate {
  readonly code: string;
  readonly name: string;
  readonly score: number;
}

/** What only a person can say about a file. Until it is said, the rows concerned stay out. */
export type Question =
  | ({ readonly kind: 'column'; readonly sheet: string } & Omit<TableQuestion, 'kind'> & {
        readonly asks: TableQuestion['kind'];
      })
  | {
      readonly kind: 'unit';
      /** The key under which the answer is kept, see `Decisions.units`. */
      readonly key: string;
      readonly written: string;
      readonly rows: number;
      readonly candidates: readonly UnitCandidate[];
    }
  | {
      readonly kind: 'encoding';
      readonly cells: number;
      readonly samples: readonly { readonly before: string; readonly after: string }[];
    };

/** Rows stay out until it is answered. */
export const isBlocking = (question: Question): boolean => question.kind !== 'column' || question.blocking;

export const questionsOf = ({ questions }: { questions: string }): Question[] =>
  JSON.parse(questions) as Question[];

/** Asks whether text of an old typeface is to be converted, with examples side by side; null where it is none. */
export function encodingQuestion({ legacy }: Workbook, { encoding }: Decisions): Question | null {
  if (!legacy || encoding !== undefined) return null;
  return { kind: 'encoding', cells: legacy.cells, samples: legacy.samples };
}

/** Names beyond these are asked once the first are answered. */
const MOST_NAMES = 200;
const MOST_CANDIDATES = 3;

/** Asks whose the names are that nothing settles, with the units they may mean, which take items today. */
export function unitQuestions({ units, only, unsettled }: UnitRules, today: Day): Question[] {
  const takesItems = choosableOn(today);
  const mayBe = (unit: UnitName): boolean => takesItems(unit) && (only === null || only.code === unit.code);
  return unsettled
    .list()
    .slice(0, MOST_NAMES)
    .map((name) => ({
      kind: 'unit',
      ...name,
      candidates: units
        .suggest(name.written, MOST_CANDIDATES, mayBe)
        .map(({ unit, score }) => ({ code: unit.code, name: unit.name, score })),
    }));
}
