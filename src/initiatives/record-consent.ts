import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { accountIdOf, fenceOf, mayAt } from '../permissions.ts';
import { listAuthors, updateConsent } from './author.store.ts';
import { getInitiative, type InitiativeWithUnit, lockInitiative } from './initiative.store.ts';
import type { Author } from './initiative.ts';

/** How an author agreed to be named in public. */
export const CONSENT_WAYS = ['paper', 'email', 'in-person'] as const;
type Way = (typeof CONSENT_WAYS)[number];
/** Which wording authors agree to now; older consents keep the one that they were given to. */
export const CONSENT_TEXT = '1';

/** Whether the name may stand on public pages. */
export const isConsentLive = ({
  consent_at,
  consent_revoked_at,
}: Pick<Author, 'consent_at' | 'consent_revoked_at'>): boolean =>
  consent_at !== null && consent_revoked_at === null;

/** Writes down that an author agrees to be named in public: who wrote it, when, how it was given, to which text. */
export async function recordConsent(
  context: Context,
  code: string,
  authorId: number,
  { how, text }: { how: string; text: string },
): Promise<void> {
  await atomically(context, async (inside) => {
    const { initiative, author } = await getForConsent(inside, code, authorId);
    if (!isWay(how)) throw new Invalid({ how: { code: how === '' ? 'required' : 'unknown_choice' } });
    if (text !== CONSENT_TEXT) throw new Invalid({ text: { code: 'unknown_choice' } });
    if (isConsentLive(author)) throw new Conflict('consent_stands');
    await updateConsent(inside.db, author.id, {
      consent_at: inside.now.toISOString(),
      consent_by: accountIdOf(inside.actor),
      consent_how: how,
      consent_text: text,
      consent_revoked_at: null,
    });
    record(inside, initiative, 'initiative.consent_recorded', { author: author.name, how, text });
  });
}

/** An author takes the consent back: the name leaves public pages at once. */
export async function revokeConsent(context: Context, code: string, authorId: number): Promise<void> {
  await atomically(context, async (inside) => {
    const { initiative, author } = await getForConsent(inside, code, authorId);
    if (!isConsentLive(author)) throw new Conflict('consent_absent');
    await updateConsent(inside.db, author.id, { consent_revoked_at: inside.now.toISOString() });
    record(inside, initiative, 'initiative.consent_revoked', { author: author.name });
  });
}

const isWay = (how: string): how is Way => (CONSENT_WAYS as readonly string[]).includes(how);

async function getForConsent(
  { db, actor }: Inside,
  code: string,
  authorId: number,
): Promise<{ initiative: InitiativeWithUnit; author: Author }> {
  const initiative = await getInitiative(db, fenceOf(actor, 'initiatives.see'), code);
  if (!mayAt(actor, 'initiatives.submit', initiative.organisationPath)) throw new NotAllowed();
  await lockInitiative(db, initiative.id); // an edit at the same time would put the authors in anew
  const author = (await listAuthors(db, initiative.id)).find(({ id }) => id === authorId);
  if (!author) throw new NotFound();
  return { initiative, author };
}

function record(
  inside: Inside,
  { code, organisationPath }: InitiativeWithUnit,
  action: string,
  after: object,
) {
  recordEvent(inside, { action, subjectType: 'initiative', subject: code, organisationPath, after });
}
