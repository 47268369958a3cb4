import { ROLES, type Role } from '../permissions.ts';
import { label } from '../text/text.ts';

/** “Cán bộ công đoàn, Kiểm tra”: always in the one order. */
export const roleWords = (roles: readonly Role[]): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => label('role', role))
    .join(', ');
