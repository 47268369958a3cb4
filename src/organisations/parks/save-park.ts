import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { may } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { lockTree } from '../lock-tree.store.ts';
import { nameColumns } from '../organisation.ts';
import { findParkByCode, insertParks, updatePark } from '../park.store.ts';
import type { ParkInput } from './park.form.ts';

/** Parks are shared by the whole tree, so every organiser may keep them. */
export async function createPark(
  context: Context,
  { input, request }: { input: ParkInput; request: RequestKey | null },
): Promise<{ code: string }> {
  if (!may(context.actor, 'organisations.manage')) throw new NotAllowed();
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      await lockTree(inside);
      await mustBeFree(inside, input.code);
      await insertParks(inside.db, [columnsOf(input)]);
      recordEvent(inside, { action: 'park.created', subjectType: 'park', subject: input.code, after: input });
      return { code: input.code };
    }),
  );
}

/** A park that is no longer active keeps its units; it is only not offered any more. */
export async function editPark(
  context: Context,
  { code, version, input }: { code: string; version: number; input: ParkInput },
): Promise<void> {
  if (!may(context.actor, 'organisations.manage')) throw new NotAllowed();
  await atomically(context, async (inside) => {
    await lockTree(inside);
    const park = await findParkByCode(inside.db, code);
    if (!park) throw new NotFound();
    if (input.code !== park.code) await mustBeFree(inside, input.code);
    if (!(await updatePark(inside.db, park.id, version, columnsOf(input)))) throw new Conflict('stale');
    recordEvent(inside, {
      action: 'park.updated',
      subjectType: 'park',
      subject: park.code,
      before: park,
      after: input,
    });
  });
}

async function mustBeFree({ db }: Inside, code: string): Promise<void> {
  if (await findParkByCode(db, code))
    throw new Invalid({ code: { code: 'unit_code_taken', params: { found: code } } });
}

const columnsOf = ({ code, name, district, area, active }: ParkInput) =>
  ({ ...nameColumns(name), code, district, area_ha: area, active: active ? 1 : 0 }) as const;
