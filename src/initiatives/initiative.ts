import { hash, randomFillSync } from 'node:crypto';
import type { Row, Status } from '../database/schema.ts';
import { fold } from '../text/fold.ts';

export type Initiative = Row<'initiative'>;
export type Author = Row<'author'>;

export const STATUSES = [
  'draft',
  'submitted',
  'returned',
  'verified',
  'rejected',
  'duplicate',
  'withdrawn',
] as const satisfies readonly Status[];

/** The counting rule, decided here and nowhere else: what is “đã nộp” (submitted). Drafts never count. */
export const SUBMITTED: readonly Status[] = ['submitted', 'returned', 'verified'];
/** What drives the headline percentage. */
export const VERIFIED: Status = 'verified';
/** What waits for the union's decision. */
export const AWAITING: Status = 'submitted';

/** Every change of state and its undoing. A withdrawal is undone to where the item was before. */
const ACTS = {
  submission: { from: ['draft', 'returned'], to: 'submitted' },
  verification: { from: ['submitted'], to: 'verified' },
  return: { from: ['submitted'], to: 'returned' },
  rejection: { from: ['submitted'], to: 'rejected' },
  duplicate: { from: ['submitted'], to: 'duplicate' },
  withdrawal: { from: ['draft', 'submitted', 'returned'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>;
export type Act = keyof typeof ACTS;

export const isLegal = (act: Act, status: Status): boolean =>
  (ACTS[act].from as readonly Status[]).includes(status);
export const isUndoable = (act: Act, status: Status): boolean =>
  act !== 'submission' && ACTS[act].to === status;

/** A verified item is edited only after its verification was undone. */
export const isEditable = (status: Status): boolean =>
  status === 'draft' || status === 'returned' || status === 'submitted';

/** More than this must be confirmed: it is more often a slip of zeros than a benefit. */
export const BENEFIT_TO_CONFIRM_VND = 100_000_000_000;

export interface Share {
  readonly name: string;
  /** Percent, at most two decimals; left out by all means equal parts. */
  readonly share?: number | undefined;
  readonly department?: string | undefined;
}

/** Shares in hundredths of a percent, which sum to exactly 10.000; null where those given do not. */
export function sharesOf(authors: readonly Share[]): number[] | null {
  const given = authors.map(({ share }) => share);
  if (given.every((share) => share === undefined)) return equalShares(authors.length);
  if (given.some((share) => share === undefined)) return null;
  const hundredths = given.map((share) => Math.round((share as number) * 100));
  return hundredths.reduce((sum, share) => sum + share, 0) === 10_000 ? hundredths : null;
}

function equalShares(count: number): number[] {
  const part = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, index) => part + (index < 10_000 - part * count ? 1 : 0));
}

interface Fingerprinted {
  readonly organisationId: number;
  readonly title: string;
  readonly firstAuthor: string;
  readonly submittedOn: string | null;
}

/**
 * What makes two rows the same submission: the same unit, title, first author and day, however they are
 * spelled. It begins with `titlePrint`, so that its index also finds the same title of another author or day.
 */
export const fingerprintOf = (parts: Fingerprinted): string =>
  titlePrint(parts) + digest([fold(parts.firstAuthor), parts.submittedOn ?? ''], 12);

/** What all items of one unit and title share. */
const titlePrint = ({ organisationId, title }: Pick<Fingerprinted, 'organisationId' | 'title'>) =>
  digest([organisationId, fold(title)], TITLE_PRINT);

/** So many characters at its beginning. */
export const TITLE_PRINT = 15;

const digest = (parts: readonly (string | number)[], length: number): string =>
  hash('sha256', parts.join('\u0000'), 'base64url').slice(0, length);

/** Under which words an item is found. Names of authors are left out: the public searches here too. */
export const searchTextOf = ({ title, code }: Pick<Initiative, 'title' | 'code'>): string =>
  `${fold(title)} ${fold(code)}`;

const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that cannot be guessed (30^10): with it anyone may ask for the status, without an account. */
export function newCode(random: (below: number) => number = randomBelow): string {
  let letters = '';
  for (let count = 0; count < 10; count++) letters += CODE_LETTERS[random(CODE_LETTERS.length)];
  return `SK-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Asked for in handfuls: a file of 100.000 rows takes a million of them. */
const BYTES = Buffer.alloc(4_096);
let bytesUsed = BYTES.length;

/** A number that nobody can foretell; `below` is at most 256. */
function randomBelow(below: number): number {
  for (;;) {
    if (bytesUsed === BYTES.length) {
      randomFillSync(BYTES);
      bytesUsed = 0;
    }
    const byte = BYTES[bytesUsed++] as number;
    // the highest bytes would make some numbers likelier than others
    if (byte < 256 - (256 % below)) return byte % below;
  }
}

export const isCode = (text: string): boolean => /^SK-[2-9A-Z]{5}-[2-9A-Z]{5}$/.test(text);

/** A code however people write it (“sk ab2cd efgh3”); null where it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const code = `${bare.slice(0, 2)}-${bare.slice(2, 7)}-${bare.slice(7)}`;
  return isCode(code) ? code : null;
}
