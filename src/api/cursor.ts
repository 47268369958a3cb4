import { Invalid } from '../errors.ts';
import { idIn } from '../http/forms.ts';

/** Opaque on purpose: what stands in it may change with the order of the list. */
export const cursorFor = (id: number): string => Buffer.from(`i${id}`).toString('base64url');

/** Undefined where it is none of ours. */
export function readCursor(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  return text.startsWith('i') ? idIn(text.slice(1)) : undefined;
}

/** @throws Invalid on `cursor` where it is none of ours; undefined where none was sent */
export function idOfCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const id = readCursor(cursor);
  if (id === undefined) throw new Invalid({ cursor: { code: 'not_a_cursor' } });
  return id;
}
