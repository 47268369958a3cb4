import { fold } from '../../../text/fold.ts';
import type { Field } from '../fields.ts';
import type { RowLook } from './row-look.ts';
import {
  beginsAsTotal,
  isGroupNumber,
  isSureTotal,
  isWholeTotal,
  namesGroup,
  namesUnit,
} from './row-words.ts';

export const isBareNumber = (text: string): boolean => /^[\d., ]+$/.test(text);

/** A word of totals, perhaps with sums; nobody's name, no title, no field beside it. Or sums without a word. */
export function isTotal(look: RowLook): boolean {
  const label = look.texts.find((text) => !isBareNumber(text)) ?? '';
  if (label === '')
    return !look.numbered && look.own > 0 && look.filled.every((field) => field === 'benefitVnd');
  const others = [look.title, look.at('authors'), look.at('category')];
  const named = others.filter((text) => text !== label && /\p{L}{2}/u.test(text));
  if (named.some((text) => !isCount(text))) return false;
  if (look.title !== label) return beginsAsTotal(label);
  return isWholeTotal(label) || (isSureTotal(label) && !look.numbered);
}

/** “25 sáng kiến”, “12 người”. */
const isCount = (text: string): boolean => /^\d+ (sang kien|giai phap|sk|nguoi|tac gia)$/.test(fold(text));

/** “I | Công ty …”, “I. Công ty …”, a unit's name alone or over merged cells; perhaps with sums. */
export function isGroup(look: RowLook, width: number, place: ReadonlyMap<Field, number>): boolean {
  const { texts } = look;
  const [first = '', second = ''] = texts;
  const own = look.fields.filter((field) => field !== 'benefitVnd');
  const beside = own.filter((field) => look.at(field) !== first);
  if (isGroupNumber(first) && texts.length > 1 && beside.length < 2) return true;
  const words = texts.filter((text) => !isBareNumber(text));
  if (words.length !== 1 || own.length > 1) return false;
  const [name = ''] = words;
  if (look.numbered && first === look.at('number'))
    return namesUnit(fold(second)) && look.at('organisation') !== second;
  return namesGroup(name) || spansTitle(look, width, place);
}

/** Merged over the title and beyond: no cell of a table row is. */
function spansTitle({ first }: RowLook, width: number, place: ReadonlyMap<Field, number>): boolean {
  const covered = [...place].filter(([, index]) => index >= first && index < first + width);
  return covered.some(([field]) => field === 'title') && covered.length > 1;
}
