import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import type { AnyActor } from '../../permissions.ts';
import { label, problemText } from '../../text/text.ts';
import type { Act } from '../initiative.ts';
import { obstacleTo, type Situation } from '../obstacle.ts';

/** What a form of this page asks for besides the button itself. */
type Asks = 'nothing' | 'reason' | 'note' | 'original';

const ASKS: Readonly<Record<Act, Asks>> = {
  submission: 'nothing',
  verification: 'nothing',
  return: 'reason',
  rejection: 'reason',
  duplicate: 'original',
  withdrawal: 'note',
};

/** A form that was sent and refused: which one, what was typed, what stands against it. */
export interface Told {
  readonly act: string;
  readonly typed: { readonly reason: string; readonly original: string };
  readonly problems: Problems;
}

/** The forms that this actor is shown: exactly those whose verb would go through. */
export function actForms(actor: AnyActor, situation: Situation, told: Told | null) {
  const acts = (Object.keys(ASKS) as Act[]).flatMap((act) => [
    { act, undo: false },
    { act, undo: true },
  ]);
  return acts
    .filter(({ act, undo }) => obstacleTo(actor, act, situation, { undo }) === null)
    .map(({ act, undo }) => actForm(act, undo, situation, told));
}

function actForm(act: Act, undo: boolean, { initiative }: Situation, told: Told | null) {
  const { code, version } = initiative;
  const asks = undo ? 'nothing' : ASKS[act];
  const again = act === 'submission' && initiative.status === 'returned';
  const mine = told?.act === act && !undo ? told : null;
  const error = (field: string): string => {
    const problem = mine?.problems[field];
    return problem ? problemText(problem) : '';
  };
  return {
    act,
    action: paths.initiativeAct(code, undo ? `${act}/removal` : act),
    text: undo ? label('undo', act) : label('act', again ? 'submissionAgain' : act),
    version,
    // what came back is corrected first and sent again afterwards: there the way to the form leads
    isMain: !undo && (act === 'verification' || (act === 'submission' && !again)),
    isPlain: asks === 'nothing',
    asksOriginal: asks === 'original',
    reasonRequired: asks === 'reason',
    open: mine !== null,
    reason: mine?.typed.reason ?? '',
    original: mine?.typed.original ?? '',
    reasonError: error('reason'),
    originalError: error('original'),
  };
}
