import { z } from 'zod';
import { line } from '../../http/field-schemas.ts';
import { FormReader, type Read } from '../../http/form-reader.ts';
import { type Body, checkbox, textField } from '../../http/forms.ts';
import { unitCode } from '../organisation.input.ts';
import type { IndustrialPark } from '../organisation.ts';

const parkInput = z.strictObject({
  code: unitCode,
  name: line(200).min(1),
  district: line(200),
  area: line(20),
  active: z.boolean(),
});
export type ParkInput = z.infer<typeof parkInput>;

export function readParkForm(body: Body): Read<ParkInput> {
  const form = new FormReader(body);
  return form.finish(parkInput, {
    code: form.text('code'),
    name: textField(body, 'name'),
    district: textField(body, 'district'),
    area: textField(body, 'area'),
    active: checkbox(body, 'active'),
  });
}

/** The park as the form would have it typed. */
export const typedPark = ({ code, name, district, area_ha, active }: IndustrialPark): Body => ({
  code,
  name,
  district,
  area: area_ha,
  active: String(active),
});
