import { fold } from '../../text/fold.ts';
import type { IndustrialPark, Organisation } from '../organisation.ts';
import { unitIndex, unitKey } from '../resolve-name.ts';
import { codeFor } from './code-for.ts';
import { type Item, type Known, namesOf, wrong } from './item.ts';
import { placeItems } from './place-items.ts';
import type { SheetUnit } from './read-units.ts';
import { parksByKey, readRow } from './row-values.ts';

/** Decides every line of the sheet against what is there. Nothing is written here. */
export function planUnits(lines: readonly SheetUnit[], known: Known): Item[] {
  const planner = new Planner(known);
  return placeItems(
    lines.map((line) => planner.item(line)),
    known,
  );
}

/** Tells which unit each line is about: one that is there, or a new one. */
class Planner {
  private readonly byCode: ReadonlyMap<string, Organisation>;
  private readonly names: ReturnType<typeof unitIndex>;
  private readonly byFoldedName: ReadonlyMap<string, Organisation>;
  private readonly parks: ReadonlyMap<string, IndustrialPark>;
  private readonly codes: ReadonlySet<string>;
  /** Codes that a new unit cannot have any more. */
  private readonly taken: Set<string>;
  /** The line that named a unit first, by its code. */
  private readonly seen = new Map<string, number>();
  /** Codes of the sheet's new units by the key of their name. */
  private readonly newByKey = new Map<string, string>();

  constructor(known: Known) {
    this.byCode = new Map(known.units.map((unit) => [unit.code.toUpperCase(), unit]));
    this.names = unitIndex(known.units.map(namesOf));
    this.byFoldedName = new Map(known.units.map((unit) => [unit.folded_name, unit]));
    this.parks = parksByKey(known.parks);
    this.codes = known.codes;
    this.taken = new Set(known.codes);
  }

  item(line: SheetUnit): Item {
    const { values, findings } = readRow(line, this.parks);
    const { row, cells } = line;
    const start: Item = {
      row,
      outcome: 'wrong',
      code: values.code ?? cells.code?.text ?? '',
      name: values.name ?? cells.name?.text ?? '',
      parentColumn: cells.parent?.column,
      values,
      findings,
    };
    if (findings.length > 0) return start;
    const item = values.code === undefined ? this.named(start, line) : this.coded(start, line);
    return item.outcome === 'wrong' ? item : this.once(item, line);
  }

  /** A line with a code: that unit, or a new one. */
  private coded(item: Item, line: SheetUnit): Item {
    const unit = this.byCode.get(item.code);
    if (unit) return { ...item, outcome: 'update', unit, code: unit.code, name: item.name || unit.name };
    const { name } = item.values;
    if (this.codes.has(item.code)) return told(item, line, 'code', 'unit_code_taken');
    if (name === undefined) return told(item, line, 'name', 'required');
    const namesake = this.byFoldedName.get(fold(name));
    if (namesake) return told(item, line, 'name', 'unit_name_known', { code: namesake.code });
    if (!this.newByKey.has(unitKey(name))) this.newByKey.set(unitKey(name), item.code);
    return { ...item, outcome: 'create' };
  }

  /** A line without a code: the unit of that name, or a new one under a code made from it. */
  private named(item: Item, line: SheetUnit): Item {
    const { name } = item.values;
    if (name === undefined) return told(item, line, 'name', 'required');
    const found = this.names.resolve(name);
    if (found.unit) {
      const { code } = found.unit;
      return { ...item, outcome: 'update', unit: this.byCode.get(code.toUpperCase()), code };
    }
    if (found.among.length > 0) return told(item, line, 'name', 'unit_name_ambiguous');
    const code = this.newByKey.get(unitKey(name)) ?? codeFor(name, this.taken);
    this.newByKey.set(unitKey(name), code);
    return { ...item, outcome: 'create', code };
  }

  /** Each unit stands once in a sheet. */
  private once(item: Item, line: SheetUnit): Item {
    const earlier = this.seen.get(item.code);
    if (earlier !== undefined)
      return told(item, line, line.cells.code ? 'code' : 'name', 'unit_twice', { row: earlier });
    this.seen.set(item.code, line.row);
    this.taken.add(item.code);
    return item;
  }
}

function told(
  item: Item,
  { cells }: SheetUnit,
  field: 'code' | 'name',
  code: string,
  more: Record<string, string | number> = {},
): Item {
  const problem = { code, params: { found: item[field].slice(0, 80), ...more } };
  return wrong(item, { field, column: cells[field]?.column, problem });
}
