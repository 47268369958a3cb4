import type { Problem } from '../errors.ts';
import { fold } from '../text/fold.ts';

/** OWASP ASVS 5.0, appendix C: argon2id with at least 46 MiB at t = 1. Hashed off the main thread. */
const COST = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Loaded at the first sign-in, not at every start. */
const argon2 = () => import('@node-rs/argon2');

/** Compared against where there is no account, so that both cases take the same time. */
let decoy: Promise<string> | undefined;

export const hashPassword = async (password: string): Promise<string> =>
  (await argon2()).hash(password.normalize('NFC'), COST);

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const { verify } = await argon2();
  const right = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return right && stored !== null;
}

const LEAST = 12;
const MOST = 200;
/** Stems of the passwords that guessing starts with; length does the rest. */
const COMMON = [
  'password',
  'matkhau',
  'congdoan',
  'sangkien',
  'qwerty',
  'abc',
  'iloveyou',
  'admin',
  'welcome',
  'vietnam',
  'hanoi',
];

/** Length and commonness only; no rules of composition (ASVS 6.2). */
export function passwordProblem(password: string, email: string): Problem | null {
  const { length } = [...password.normalize('NFC')];
  if (length < LEAST) return { code: 'password_short', params: { least: LEAST } };
  if (length > MOST) return { code: 'too_long', params: { most: MOST, length } };
  const bare = fold(password).replace(/[\s\d]/g, '');
  const repeated = new Set(password).size < 5;
  const common = COMMON.some((stem) => bare === stem || bare === stem + stem);
  if (repeated || common || bare === '' || bare === fold(email.split('@')[0] ?? '').replace(/[\s\d]/g, ''))
    return { code: 'password_common' };
  return null;
}
