import { fold } from '../../text/fold.ts';
import type { SheetRow } from '../../workbook/workbook.ts';
import { groupLevel, isGroupNumber, namesUnit, withoutNumber } from './kinds/row-words.ts';
import { textsOf } from './spans.ts';

/** The group rows above a row, outer ones first: “A. Khối doanh nghiệp”, “I. Công ty …”. */
export class Groups {
  #open: readonly { readonly level: number; readonly name: string }[] = [];
  #names: readonly string[] = [];
  #unit = '';

  /** A new group ends those of its own level and below. */
  enter(row: SheetRow): void {
    const texts = textsOf(row);
    const level = groupLevel(texts[0] ?? '');
    this.#open = [...this.#open.filter((group) => group.level < level), { level, name: nameOf(texts) }];
    this.#names = this.#open.map(({ name }) => name);
    this.#unit = this.#names.findLast((name) => namesUnit(fold(name))) ?? this.#names.at(-1) ?? '';
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** The innermost that looks like a unit, else the innermost; '' without one. */
  get unit(): string {
    return this.#unit;
  }
}

/** The longest text of a group row, without the group's number. */
function nameOf(texts: readonly string[]): string {
  const named = texts.filter((text) => !isGroupNumber(text));
  return withoutNumber(named.reduce((best, text) => (text.length > best.length ? text : best), ''));
}
