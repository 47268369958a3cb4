import { Invalid } from '../../../errors.ts';

type Code =
  | 'evidence_empty'
  | 'evidence_unknown_type'
  | 'evidence_old_office'
  | 'evidence_macros'
  | 'evidence_remote_template'
  | 'evidence_damaged'
  | 'evidence_extra_content'
  | 'evidence_too_many_pixels';

/** Why a file is not taken, for the field that it was chosen in. */
export const unfit = (code: Code, params: Readonly<Record<string, string | number>> = {}): Invalid =>
  new Invalid({ file: { code, params } });

export const damaged = (): Invalid => unfit('evidence_damaged');
