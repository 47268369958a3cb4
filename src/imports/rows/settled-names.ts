import { type NamedBy, namedBy, type UnitIndex } from '../../organisations/resolve-name.ts';

/** A name as the file writes it, and the unit that it was taken for. */
interface UnderstoodUnit {
  /** '' for rows that name none. */
  readonly written: string;
  readonly code: string;
  readonly name: string;
  /** `answer`: somebody said so; `assumed`: unknown, and counted for the unit of the whole file; `file`: not written. */
  readonly by: NamedBy | 'answer' | 'assumed' | 'file';
  /** In the first round that writes it. */
  readonly rows: number;
}

export interface UnderstoodUnits {
  readonly names: readonly UnderstoodUnit[];
  /** How many there are, also those that are not kept. */
  readonly count: number;
}

/** Why rows count for a unit: the text names it, somebody answered so, or the whole file was said to be its. */
type Ground = 'named' | 'answer' | 'assumed' | 'file';

/** Longer lists nobody reads; what is most in need of a look comes first. */
const MOST_KEPT = 200;

/** Every way of writing that was taken for a unit without a question, with how many rows bear it. */
export class SettledNames {
  readonly #names = new Map<string, { code: string; ground: Ground; rows: number }>();

  /** `written` is '' where the row names no unit. */
  add(written: string, code: string, ground: Ground): void {
    const known = this.#names.get(written);
    if (known) known.rows += 1;
    else this.#names.set(written, { code, ground, rows: 1 });
  }

  /** What was met since it was taken last: other spellings before plain names, the most frequent first. */
  take(units: UnitIndex): UnderstoodUnits {
    const names = [...this.#names].flatMap(([written, { code, ground, rows }]) => {
      const { unit } = units.resolve(code);
      if (!unit) return [];
      const by = ground === 'named' ? namedBy(written, unit) : ground;
      return [{ written: written.slice(0, 200), code: unit.code, name: unit.name, by, rows }];
    });
    this.#names.clear();
    names.sort((a, b) => Number(isPlain(a.by)) - Number(isPlain(b.by)) || b.rows - a.rows);
    return { names: names.slice(0, MOST_KEPT), count: names.length };
  }
}

const isPlain = (by: string): boolean => by === 'name' || by === 'code' || by === 'file';

/** The names of a further round beside those of the rounds before; their rows were counted there. */
export function withNames(before: UnderstoodUnits, { names }: UnderstoodUnits): UnderstoodUnits {
  const known = new Set(before.names.map(({ written }) => written));
  const fresh = names.filter(({ written }) => !known.has(written));
  return {
    names: [...before.names, ...fresh].slice(0, MOST_KEPT),
    count: before.count + fresh.length,
  };
}
