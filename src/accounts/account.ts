import type { Row } from '../database/schema.ts';
import type { Role } from '../permissions.ts';

export type Account = Row<'account'>;
export interface AccountWithRoles extends Account {
  readonly roles: readonly Role[];
  readonly organisationPath: string;
}

/** E-mail addresses are compared in one form. */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase();

export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"'(),;:\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
