import { agree, sameParks } from './names/likeness.ts';
import { type Suggestion, Suggestions } from './names/suggestions.ts';
import { plainText } from './names/words.ts';
import { canonical, parkKeyOf, readName, type WrittenName } from './names/written-name.ts';
import { isValidOn, type Organisation } from './organisation.ts';

/** Everything under which one unit is known. */
export interface UnitName extends Pick<Organisation, 'code' | 'kind' | 'name' | 'path' | 'tax_code'> {
  readonly organisationId: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** Its name, its short name and its aliases, as they are written. */
  readonly names: readonly string[];
  /** The name of its industrial park, where it has one. */
  readonly park?: string | null;
}

/** One unit, settled; or those that the text may mean: none, or several of one name, of which a person must choose. */
export type Resolved =
  | { readonly unit: UnitName }
  | { readonly unit: null; readonly among: readonly UnitName[] };

export interface UnitIndex {
  /** What is settled without asking: the code, the tax code, a name that is equal but for its spelling. */
  resolve(text: string): Resolved;
  /** The units whose names are most like the text, best first, of which a person chooses. */
  suggest(text: string, limit?: number, mayBeChosen?: (unit: UnitName) => boolean): Suggestion[];
}

/** One name of one unit. */
export interface KnownName {
  readonly unit: UnitName;
  /** `park` is the unit's own where the name says none. */
  readonly name: WrittenName;
}

/** A file writes the same few names in all of its rows. */
const MOST_REMEMBERED = 5_000;

/**
 * One text for all spellings of a name that mean the same without asking: case, Unicode form, spaces, the
 * union's prefix, the spelling of the legal form, “VN”. Accents stay, and so does which legal form it is:
 * “Hồng Đăng” is not “Hồng Đặng”, and no TNHH is a Cổ phần. The key of a key is itself.
 */
export function unitKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = keyOf(text);
  if (keys.size >= MOST_REMEMBERED) keys.clear();
  keys.set(text, key);
  return key;
}
const keys = new Map<string, string>();

/** Two rounds do for all names; what is none may take more, such as legal forms inside of legal forms. */
const MOST_ROUNDS = 10;
function keyOf(text: string): string {
  let key = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = canonical(readName(key));
    if (next === key) break;
    key = next;
  }
  return key;
}

/** Which units rows of that day can belong to. */
export const choosableOn =
  (day: string) =>
  (unit: UnitName): boolean =>
    unit.kind === 'grassroots' && isValidOn(unit, day);

/** By what a text names a unit: its name to the letter, the same in another spelling, another name it is known by. */
export type NamedBy = 'code' | 'tax-code' | 'name' | 'spelling' | 'alias';

/** Of a text that was resolved to this unit. */
export function namedBy(text: string, unit: Pick<UnitName, 'code' | 'name' | 'tax_code'>): NamedBy {
  if (codeKey(text) === codeKey(unit.code)) return 'code';
  const tax = taxKey(text);
  if (tax !== '' && tax === taxKey(unit.tax_code)) return 'tax-code';
  if (text === unit.name) return 'name';
  return readName(text).folded === readName(unit.name).folded ? 'spelling' : 'alias';
}

/** Finds units by what people write. Nothing is settled by likeness, and two units that fit stay unresolved. */
export function unitIndex(units: readonly UnitName[]): UnitIndex {
  const byCode = new Map(units.map((unit) => [codeKey(unit.code), unit]));
  const byTaxCode = grouped(units, ({ tax_code }) => taxKey(tax_code));
  const known = units.flatMap(namesOf);
  const byName = grouped(known, ({ name }) => name.folded);
  const look = (text: string): Resolved => {
    const coded = byCode.get(codeKey(text));
    if (coded) return { unit: coded };
    const taxed = byTaxCode.get(taxKey(text));
    if (taxed) return settle(taxed);
    const written = readName(text);
    return settle(fitting(written, byName.get(written.folded) ?? []));
  };
  const resolve = remembering(look);
  let suggestions: Suggestions | undefined;
  return {
    resolve,
    suggest(text, limit = 3, mayBeChosen = ({ kind }) => kind === 'grassroots') {
      suggestions ??= new Suggestions(known, byName);
      return suggestions.of(readName(text), limit, mayBeChosen);
    },
  };
}

function namesOf(unit: UnitName): KnownName[] {
  const park = unit.park ? parkKeyOf(unit.park) : '';
  const names = new Map<string, KnownName>();
  for (const text of unit.names) {
    const name = readName(text);
    if (name.folded !== '') names.set(canonical(name), { unit, name: { ...name, park: name.park || park } });
  }
  return [...names.values()];
}

/** The units that the written name fits, better by accents, legal form and park where it says them. */
function fitting(written: WrittenName, known: readonly KnownName[]): readonly UnitName[] {
  let fits = known.filter(({ name }) => agree(written, name));
  const prefer = (isBetter: (name: WrittenName) => boolean): void => {
    const better = fits.filter(({ name }) => isBetter(name));
    if (better.length > 0) fits = better;
  };
  if (written.form) prefer(({ form }) => form === written.form);
  if (written.park) prefer(({ park }) => park !== '' && sameParks(park, written.park));
  return [...new Set(fits.map(({ unit }) => unit))];
}

const settle = (among: readonly UnitName[]): Resolved => {
  const [first] = among;
  return first && among.length === 1 ? { unit: first } : { unit: null, among };
};

const codeKey = (text: string): string => plainText(text).trim().toUpperCase();

/** A tax code without its dashes; nothing for what is none. A cell that holds a number has lost the first 0. */
function taxKey(text: string): string {
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d{9}(?:\d{3})?$/.test(digits)) return `0${digits}`;
  return /^\d{10}(?:\d{3})?$/.test(digits) ? digits : '';
}

function remembering(look: (text: string) => Resolved): (text: string) => Resolved {
  const answers = new Map<string, Resolved>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known;
    const answer = look(text);
    if (answers.size < MOST_REMEMBERED) answers.set(text, answer);
    return answer;
  };
}

/** By key; what has no key is left out. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
