import type { IndustrialPark, Organisation } from '../organisation.ts';
import type { UnitName } from '../resolve-name.ts';
import type { Finding, RowValues } from './row-values.ts';

/** What the branch holds before the sheet is brought in. */
export interface Known {
  readonly units: readonly KnownUnit[];
  readonly parks: readonly IndustrialPark[];
  /** Codes of the whole tree. */
  readonly codes: ReadonlySet<string>;
  /** The top of the actor's branch: new units without a parent go under it, and it is not moved itself. */
  readonly top: Pick<Organisation, 'id' | 'code'>;
}
export type KnownUnit = Organisation & { readonly names: readonly string[] };

/** What would become of one line. `parentCode` is set where the line puts the unit somewhere. */
export interface Item {
  readonly row: number;
  readonly outcome: 'create' | 'update' | 'same' | 'wrong';
  readonly code: string;
  readonly name: string;
  readonly values: RowValues;
  readonly unit?: Organisation | undefined;
  readonly parentCode?: string | undefined;
  readonly parentColumn?: string | undefined;
  readonly findings: readonly Finding[];
}

export const wrong = (item: Item, finding: Finding): Item => ({
  ...item,
  outcome: 'wrong',
  findings: [...item.findings, finding],
});

export const namesOf = (unit: KnownUnit): UnitName => ({ ...unit, organisationId: unit.id });
