import type { z } from 'zod';
import type { Problem, Problems } from '../errors.ts';
import {
  type Body,
  linesField,
  type Parsed,
  parseDayOrMonthTyped,
  parseDayTyped,
  parseWholeTyped,
  textField,
} from './forms.ts';
import { problemsOf } from './validate.ts';

/** Typed or told: a finished value, or what is wrong by field. */
export type Read<T> = { input: T; problems?: never } | { input?: never; problems: Problems };

/** Reads the fields of one form and remembers what could not be read. A blank field is undefined. */
export class FormReader {
  readonly told: Record<string, Problem> = {};
  private readonly body: Body;

  constructor(body: Body) {
    this.body = body;
  }

  text(name: string): string | undefined {
    return textField(this.body, name) || undefined;
  }

  lines(name: string): string | undefined {
    return linesField(this.body, name) || undefined;
  }

  day(name: string): string | undefined {
    return this.take(name, parseDayTyped);
  }

  dayOrMonth(name: string): string | undefined {
    return this.take(name, parseDayOrMonthTyped);
  }

  whole(name: string): number | undefined {
    return this.take(name, parseWholeTyped);
  }

  /** Through the schema, without what is undefined; what could not be read stands before what the schema says. */
  finish<S extends z.ZodType>(schema: S, candidate: Readonly<Record<string, unknown>>): Read<z.infer<S>> {
    const given = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
    const result = schema.safeParse(given);
    if (result.success && Object.keys(this.told).length === 0) return { input: result.data };
    return { problems: { ...(result.success ? {} : problemsOf(result.error, given)), ...this.told } };
  }

  private take<T>(name: string, parse: (text: string) => Parsed<T>): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const { value, problem } = parse(text);
    if (problem) this.told[name] = problem;
    return value;
  }
}
