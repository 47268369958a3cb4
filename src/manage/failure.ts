import { Invalid, isRefusal } from '../errors.ts';
import { label, problemText } from '../text/text.ts';
import { Refused, Usage } from './command.ts';

export interface Failure {
  readonly exit: 1 | 2;
  readonly code: string;
  readonly message: string;
}

/** What went wrong, in words, and the exit code that says whose move it is. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Usage) return { exit: 2, code: error.code, message: error.message };
  if (error instanceof Refused) return { exit: 1, code: error.code, message: error.message };
  if (error instanceof Invalid) {
    const lines = Object.entries(error.problems).map(
      ([field, problem]) => `${field}: ${problemText(problem)}`,
    );
    return { exit: 1, code: error.code, message: lines.join('\n') };
  }
  if (isRefusal(error))
    return { exit: 1, code: error.code, message: problemText({ code: error.code, params: error.params }) };
  return systemFailure(error);
}

const SYSTEM_CODES: Readonly<
  Record<string, 'busyPort' | 'noFile' | 'noPermission' | 'noDatabase' | 'busyFile'>
> = {
  EADDRINUSE: 'busyPort',
  ENOENT: 'noFile',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  ECONNREFUSED: 'noDatabase',
  SQLITE_CANTOPEN: 'noDatabase',
  SQLITE_NOTADB: 'noDatabase',
  SQLITE_BUSY: 'busyFile',
};

function systemFailure(error: unknown): Failure {
  const { code = '', message } = error as { code?: string; message: string };
  const known = SYSTEM_CODES[code];
  if (known)
    return {
      exit: known === 'busyPort' ? 2 : 1,
      code,
      message: `${label('manage.failed', known)} (${message})`,
    };
  return {
    exit: 1,
    code: 'defect',
    message: error instanceof Error ? (error.stack ?? message) : String(error),
  };
}
