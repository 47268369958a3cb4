import type { Row } from '../database/schema.ts';
import { fold, sortKey } from '../text/fold.ts';

export type Organisation = Row<'organisation'>;
export type IndustrialPark = Row<'industrial_park'>;
export type Alias = Row<'organisation_alias'>;

export const KINDS = ['confederation', 'federation', 'superior', 'grassroots'] as const;
export const SECTORS = ['enterprise', 'administrative'] as const;
export const OWNERSHIPS = ['fdi', 'domestic'] as const;

/** The ids from the root to the node itself, each followed by a slash: `/1/4/9/`. */
export const pathUnder = (parentPath: string | null, id: number): string => `${parentPath ?? '/'}${id}/`;

/** The columns that follow from the name, stored because the databases fold and sort differently. */
export const nameColumns = (name: string): { name: string; folded_name: string; sort_key: string } => ({
  name,
  folded_name: fold(name),
  sort_key: sortKey(name),
});

/** Whether the unit existed on that day; units are renamed and merged, as in the reorganisation of 2025. */
export function isValidOn(
  { valid_from, valid_to }: Pick<Organisation, 'valid_from' | 'valid_to'>,
  day: string,
): boolean {
  return (valid_from === null || valid_from <= day) && (valid_to === null || day <= valid_to);
}

/** The ids of the units above, the root first. */
export const idsAbove = (path: string): number[] => path.split('/').slice(1, -2).map(Number);

/** Whether the unit stands at or below the other one: a unit may not be moved under itself. */
export const isWithin = ({ path }: Pick<Organisation, 'path'>, other: Pick<Organisation, 'path'>): boolean =>
  path.startsWith(other.path);
