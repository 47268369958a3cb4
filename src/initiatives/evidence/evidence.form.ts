import { FormReader, type Read } from '../../http/form-reader.ts';
import type { Body } from '../../http/forms.ts';
import { type EvidenceInput, evidenceInput } from './evidence.input.ts';

/** What was said about the file; the file itself is looked at by the verb. */
export function readEvidenceForm(body: Body): Read<EvidenceInput> {
  const form = new FormReader(body);
  return form.finish(evidenceInput, { kind: form.text('kind'), note: form.text('note') });
}
