import { type Body, checkbox, textField } from '../../http/forms.ts';
import { FormReader, type Read } from '../form-reader.ts';
import { type PhaseInput, phaseInput } from './phase.input.ts';

export function readPhaseForm(body: Body): Read<PhaseInput> {
  const form = new FormReader(body);
  return form.finish(phaseInput, {
    number: form.whole('number'),
    theme: textField(body, 'theme'),
    startsOn: form.day('startsOn'),
    endsOn: form.day('endsOn'),
    goal: form.whole('goal'),
    startConfirmed: checkbox(body, 'startConfirmed'),
  });
}

/** The number that a form says it was filled from; null where it says none. */
export function versionOf(body: Body): number | null {
  const text = textField(body, 'version');
  return text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
