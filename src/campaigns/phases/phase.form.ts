import { FormReader, type Read } from '../../http/form-reader.ts';
import { type Body, checkbox, textField } from '../../http/forms.ts';
import { type PhaseInput, phaseInput } from './phase.input.ts';

export function readPhaseForm(body: Body): Read<PhaseInput> {
  const form = new FormReader(body);
  return form.finish(phaseInput, {
    number: form.whole('number') ?? null,
    theme: textField(body, 'theme'),
    startsOn: form.day('startsOn'),
    endsOn: form.day('endsOn'),
    goal: form.whole('goal') ?? null,
    startConfirmed: checkbox(body, 'startConfirmed'),
  });
}
