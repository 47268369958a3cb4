import type { z } from 'zod';
import type { Problem, Problems } from '../errors.ts';

/** What a schema says about `given`, in our codes, one message a field (the first), under the field's name with dots. */
export function problemsOf(error: z.ZodError, given: unknown): Problems {
  const problems: Record<string, Problem> = {};
  for (const issue of error.issues) {
    const fields = placesOf(issue).map((path) => path.join('.'));
    for (const field of fields) problems[field] ??= problemOf(issue, inputAt(given, issue.path));
  }
  return problems;
}

/** A field that nothing knows is named itself, not what it stands in. */
const placesOf = (issue: z.core.$ZodIssue): (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

/** Zod leaves the value out of its issues unless each parse asks for it, so it is looked up here. */
function inputAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    given,
  );
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): Problem {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_field' };
    case 'invalid_type':
      return {
        code:
          input === undefined || input === null
            ? 'required'
            : issue.expected === 'string'
              ? 'not_text'
              : 'wrong_type',
      };
    case 'too_big':
      return issue.origin === 'string'
        ? {
            code: 'too_long',
            params: { most: Number(issue.maximum), length: String(input ?? '').length },
          }
        : outOf(issue);
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? { code: 'required' } : outOf(issue);
    case 'invalid_value':
      return { code: 'unknown_choice' };
    case 'custom':
      return { code: issue.message, params: (issue.params ?? {}) as Record<string, string | number> };
    default:
      return { code: 'invalid' };
  }
}

function outOf(issue: z.core.$ZodIssue): Problem {
  return {
    code: issue.code === 'too_big' ? 'too_large_value' : 'too_small_value',
    params: { bound: String('maximum' in issue ? issue.maximum : 'minimum' in issue ? issue.minimum : '') },
  };
}
