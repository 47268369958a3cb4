/**
 * The four ways a request can be refused. Each carries a stable code, never a sentence:
 * the words stand in the text catalogue under `problem.<code>`.
 */
export interface Problem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Problems by the name of the field they belong to; '' is the whole form. */
export type Problems = Readonly<Record<string, Problem>>;

abstract class Refusal extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Absent, or outside what this actor may see: both look alike. */
export class NotFound extends Refusal {
  readonly status = 404;
  constructor(code = 'not_found') {
    super(code);
  }
}

/** The actor is known and may not do this. */
export class NotAllowed extends Refusal {
  readonly status = 403;
  constructor(code = 'not_allowed', params: Readonly<Record<string, string | number>> = {}) {
    super(code, params);
  }
}

/** Nobody is signed in, and this needs somebody. */
export class NotSignedIn extends Refusal {
  readonly status = 401;
  constructor(code = 'not_signed_in') {
    super(code);
  }
}

/** What was sent cannot be taken; `problems` says so field by field. */
export class Invalid extends Refusal {
  readonly status = 422;
  readonly problems: Problems;
  constructor(problems: Problems) {
    super(Object.values(problems)[0]?.code ?? 'invalid');
    this.problems = problems;
  }
}

/** The request is right, but not for the state that the thing is in now. */
export class Conflict extends Refusal {
  readonly status = 409;
}

/** The database is too busy or away; the same request may be sent again. */
export class Unavailable extends Refusal {
  readonly status = 503;
  constructor(code = 'busy') {
    super(code);
  }
}

export type AnyRefusal = NotFound | NotAllowed | NotSignedIn | Invalid | Conflict | Unavailable;

export function isRefusal(error: unknown): error is AnyRefusal {
  return error instanceof Refusal;
}
