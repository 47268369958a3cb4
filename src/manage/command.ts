import type { ParseArgsConfig } from 'node:util';
import type { TextKey } from '../text/text.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed after the command's name, read and complete. */
export interface Typed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** As many as the command names. */
  readonly positionals: readonly string[];
  /** `--demo`: the demo's own database. */
  readonly demo: boolean;
  readonly json: boolean;
}

/** What a command leaves: a document for programs, lines for people, and whether it succeeded. */
export interface Outcome {
  readonly exit: 0 | 1;
  readonly json: unknown;
  readonly lines: readonly string[];
  /** Why it was refused, for standard error. */
  readonly problem?: string;
  /** Goes on after the outcome is told (the demo, serving); the process does not exit. */
  readonly serving?: boolean;
}

export interface Command {
  readonly name: string;
  /** Its line in the help, `manage.help.…` of the catalogue. */
  readonly help: TextKey;
  /** As the help shows it after the name. */
  readonly usage: string;
  readonly positionals: number;
  readonly options: Options;
  /** Options that must be given. */
  readonly required: readonly string[];
  /** Loaded when it is asked for: the command line should not wait for what it does not use. */
  readonly load: () => Promise<{ run(typed: Typed): Promise<Outcome> }>;
}

/** Asked for in a way that cannot be done: exit 2. */
export class Usage extends Error {
  readonly code: string;
  constructor(message: string, code = 'usage') {
    super(message);
    this.code = code;
  }
}

/** Understood and refused: exit 1. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const done = (json: unknown, ...lines: string[]): Outcome => ({ exit: 0, json, lines });

/** A value that the command's `required` names, so that it is there. */
export function given(typed: Typed, name: string): string {
  const value = typed.values[name];
  return typeof value === 'string' ? value : '';
}
