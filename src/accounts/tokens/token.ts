import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, shown once; only its hash is kept. The prefix lets scanners of leaked secrets know it. */
export const newToken = (): string => `sk_${randomBytes(32).toString('base64url')}`;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];
