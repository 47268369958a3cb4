import { z } from 'zod';
import { type Body, checkbox, textField } from '../../http/forms.ts';
import { problemsOf } from '../../http/validate.ts';
import { tidy } from '../../text/fold.ts';
import type { Read } from '../organisation.form.ts';
import { unitCode } from '../organisation.input.ts';
import type { IndustrialPark } from '../organisation.ts';

const line = (most: number) => z.string().overwrite(tidy).max(most);

const parkInput = z.strictObject({
  code: unitCode,
  name: line(200).min(1),
  district: line(200),
  area: line(20),
  active: z.boolean(),
});
export type ParkInput = z.infer<typeof parkInput>;

export function readParkForm(body: Body): Read<ParkInput> {
  const texts = ['code', 'name', 'district', 'area'].map((name) => [name, textField(body, name)]);
  const candidate = { ...Object.fromEntries(texts), active: checkbox(body, 'active') };
  const given = { ...candidate, code: candidate.code || undefined };
  const result = parkInput.safeParse(given);
  return result.success ? { input: result.data } : { problems: problemsOf(result.error, given) };
}

/** The park as the form would have it typed. */
export const typedPark = ({ code, name, district, area_ha, active }: IndustrialPark): Body => ({
  code,
  name,
  district,
  area: area_ha,
  active: String(active),
});
