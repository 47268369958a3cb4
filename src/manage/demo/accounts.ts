import { createHash } from 'node:crypto';
import { demoData } from '../../../db/seeds/demo.ts';
import { insertAccount } from '../../accounts/account.store.ts';
import { hashPassword } from '../../accounts/password.ts';
import type { Inside } from '../../database/atomically.ts';

/** As the accounts file holds them; `organisation` is a code. */
export interface DemoAccount {
  readonly role: (typeof demoData.accounts)[number]['role'];
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
}

/** The same seed gives the same passwords, so that a demo that goes on can name them again. */
export function demoAccounts(seed: string): DemoAccount[] {
  return demoData.accounts.map(({ role, email, at }) => ({
    role,
    email,
    password: passwordFrom(`${seed}\u0000${email}`),
    organisation: at,
  }));
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function passwordFrom(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}

export interface Homes {
  /** Organisation ids by code. */
  readonly idOf: ReadonlyMap<string, number>;
  /** Enterprises whose contact gets an account without a password, as after an invitation not yet taken up. */
  readonly others: readonly {
    id: number;
    contact_name?: string | undefined;
    contact_email?: string | undefined;
  }[];
}

/** Hashed before the transaction begins, since only the database is awaited inside. */
export function hashAll(accounts: readonly DemoAccount[]): Promise<string[]> {
  return Promise.all(accounts.map(({ password }) => hashPassword(password)));
}

/** Answers the account ids by e-mail, and those of the contacts by organisation. */
export async function insertDemoAccounts(
  { db, now }: Inside,
  accounts: readonly DemoAccount[],
  hashes: readonly string[],
  { idOf, others }: Homes,
): Promise<{ byEmail: Map<string, number>; contacts: Map<number, number> }> {
  const byEmail = new Map<string, number>();
  const contacts = new Map<number, number>();
  const row = { created_at: now.toISOString(), disabled_at: null };
  for (const [index, { email, role, organisation }] of accounts.entries()) {
    const organisation_id = idOf.get(organisation) as number;
    const { name } = demoData.accounts[index] as { name: string };
    const values = { ...row, email, name, organisation_id, password_hash: hashes[index] as string };
    const id = (await insertAccount(db, values, [role])) as number;
    byEmail.set(email, id);
    if (role === 'enterprise') contacts.set(organisation_id, id);
  }
  for (const { id: organisation_id, contact_name: name = '', contact_email: email = '' } of others) {
    if (contacts.has(organisation_id)) continue;
    const values = { ...row, email, name, organisation_id, password_hash: null };
    contacts.set(organisation_id, (await insertAccount(db, values, ['enterprise'])) as number);
  }
  return { byEmail, contacts };
}
