import type { z } from 'zod';
import type { Problem, Problems } from '../errors.ts';
import { type Body, type Parsed, parseDayTyped, parseWholeTyped, textField } from '../http/forms.ts';
import { problemsOf } from '../http/validate.ts';

/** Typed or told: a finished value, or what is wrong by field. */
export type Read<T> = { input: T; problems?: never } | { input?: never; problems: Problems };

/** Reads the fields of one form and remembers what could not be read. */
export class FormReader {
  readonly told: Record<string, Problem> = {};
  private readonly body: Body;

  constructor(body: Body) {
    this.body = body;
  }

  /** A day that must be given. */
  day(name: string): string {
    const text = textField(this.body, name);
    return text === '' ? this.tell(name, { code: 'required' }, '') : this.take(name, parseDayTyped(text), '');
  }

  /** A whole number; blank is null. */
  whole(name: string): number | null {
    const text = textField(this.body, name);
    return text === '' ? null : this.take(name, parseWholeTyped(text), null);
  }

  /** Through the schema; what could not be read stands before what the schema says. */
  finish<S extends z.ZodType>(schema: S, candidate: unknown): Read<z.infer<S>> {
    const result = schema.safeParse(candidate);
    if (result.success && Object.keys(this.told).length === 0) return { input: result.data };
    return { problems: { ...(result.success ? {} : problemsOf(result.error, candidate)), ...this.told } };
  }

  private take<T>(name: string, { value, problem }: Parsed<T>, otherwise: T): T {
    return problem ? this.tell(name, problem, otherwise) : (value as T);
  }

  private tell<T>(name: string, problem: Problem, otherwise: T): T {
    this.told[name] = problem;
    return otherwise;
  }
}
