import { fold } from '../text/fold.ts';
import type { Organisation } from './organisation.ts';

/** Everything under which one unit is known. */
export interface UnitName extends Pick<Organisation, 'code' | 'kind' | 'name' | 'path' | 'tax_code'> {
  readonly organisationId: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** `unitKey` of its name, its short name and its aliases, each once. */
  readonly keys: readonly string[];
}

/** One unit, settled; or those that the text may mean: none, or several of one name, of which a person must choose. */
export type Resolved =
  | { readonly unit: UnitName }
  | { readonly unit: null; readonly among: readonly UnitName[] };

const COMPANY = '(?:cong ty|cty|c ty|ct)';
const MEMBERS = '(?:(?:mot|1|hai|2) thanh vien(?: tro len)?|1tv|2tv|mtv|tv)';
const LIMITED = '(?:t ?n ?h ?h|trach nhiem huu han)';
const JOINT_STOCK = '(?:co phan|cp)';
/** What stands before the name proper. “CP” and “TV” are legal forms only after “Công ty”: they are also names. */
const BEFORE = new RegExp(
  `^(?:cong doan(?: co so)? |cdcs )?(?:${COMPANY} (?:lien doanh )?(?:(?:${LIMITED}|${JOINT_STOCK}|${MEMBERS}) ){0,2}|ctcp |ctld |cong ty |cty |${LIMITED} (?:mtv |mot thanh vien )?)?`,
);
const AFTER = / (?:co ltd|company limited|co limited|ltd|jsc|joint stock company)$/;

/**
 * The key under which the spellings of one unit's name meet: accents, case, spaces, the union's own prefix
 * and the legal form fall away, “VN” is “Việt Nam”. “Cty TNHH Sao Khuê VN” → “sao khue viet nam”.
 */
export function unitKey(name: string): string {
  const words = fold(name)
    .replace(/\b(?:vn|vietnam)\b/g, 'viet nam')
    .replace(/ va /g, ' ');
  const bare = `${words} `.replace(BEFORE, '').trim().replace(AFTER, '');
  return bare || words;
}

const codeKey = (text: string): string => text.normalize('NFC').trim().toUpperCase();

/**
 * Finds units by what people write: the code, then the tax code, then a name that is equal but for its spelling.
 * Nothing is guessed: likeness is for suggestions, and two units of one key stay unresolved.
 */
export function unitIndex(units: readonly UnitName[]): { resolve(text: string): Resolved } {
  const byCode = new Map(units.map((unit) => [codeKey(unit.code), unit]));
  const byTaxCode = grouped(units, ({ tax_code }) => (tax_code ? [digits(tax_code)] : []));
  const byKey = grouped(units, ({ keys }) => keys);
  return {
    resolve(text) {
      const coded = byCode.get(codeKey(text));
      if (coded) return { unit: coded };
      return settle(byTaxCode.get(digits(text)) ?? byKey.get(unitKey(text)) ?? []);
    },
  };
}

const settle = (among: readonly UnitName[]): Resolved => {
  const [first] = among;
  return first && among.length === 1 ? { unit: first } : { unit: null, among };
};

/** A tax code without its dashes; nothing for what is none. */
const digits = (text: string): string => {
  const bare = text.replace(/[\s.-]/g, '');
  return /^\d{10}(\d{3})?$/.test(bare) ? bare : '';
};

function grouped(
  units: readonly UnitName[],
  keysOf: (unit: UnitName) => readonly string[],
): ReadonlyMap<string, readonly UnitName[]> {
  const groups = new Map<string, UnitName[]>();
  for (const unit of units) {
    for (const key of new Set(keysOf(unit))) {
      const group = groups.get(key);
      if (group) group.push(unit);
      else groups.set(key, [unit]);
    }
  }
  groups.delete('');
  return groups;
}
