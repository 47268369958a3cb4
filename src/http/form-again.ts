import { Conflict, Invalid, type Problems } from '../errors.ts';
import { type Body, textField } from './forms.ts';

/** Does the work of a form; what its sender can mend shows the form again with everything typed. */
export async function orShowAgain(
  work: () => Promise<void>,
  show: (problems: Problems, status: number) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Invalid) return show(error.problems, error.status);
    if (!(error instanceof Conflict)) throw error;
    await show({ '': { code: error.code, params: error.params } }, error.status);
  }
}

/** What the form was filled from: kept while it is mended, moved on once its sender was told of the newer one. */
export function versionShown(body: Body, problems: Problems, now: string): string {
  return problems['']?.code === 'stale' ? now : textField(body, 'version') || now;
}
