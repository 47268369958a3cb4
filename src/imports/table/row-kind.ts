import { fold } from '../../text/fold.ts';
import type { Cell, SheetRow } from '../../workbook/workbook.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';

/** What a row under the header is. Only `data` can become an initiative. */
const ROW_KINDS = ['data', 'example', 'numbering', 'header', 'group', 'total', 'signature', 'blank'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Instead of a number: the row shows how to fill in the others. */
const EXAMPLE = /^(vi du|vd)( |$)/;
const TOTAL = /^(tong cong|tong so|tong|cong)( |$)/;
const WHOLE_TOTAL = /^(tong cong|tong so|tong|cong|cong don vi)( \d+( sang kien| giai phap)?)?$/;
const SIGNATURE =
  /^(nguoi lap|lap bieu|tm |t m |chu tich|pho chu tich|kt |giam doc|tong giam doc|ke toan|thu truong|dai dien|xac nhan cua|noi nhan|ky ten|ha noi ngay|ngay thang nam)/;
const GROUP_NUMBER = /^([ivxlc]{1,6}|[a-h])$/;
const NUMBERED_GROUP =
  /^([ivxlc]{1,6}|[a-h]) (cong ty|cty|c ty|don vi|cdcs|cong doan|khoi|cum|khu cong nghiep|kcn)( |$)/;

/**
 * Reads rows from top to bottom: what stands under the signatures is no table any more. `known`: the row was
 * one of the table in the file first sent, whatever it may look like alone.
 */
export function rowKinds({ columns }: Header): (row: SheetRow, known?: boolean) => RowKind {
  const place = new Map(columns.flatMap(({ field, index }) => (field ? [[field, index] as const] : [])));
  const headers = columns.map(({ header, index }) => ({ index, text: fold(header) }));
  let signed = false;
  return ({ cells }, known = false) => {
    const texts = cells.map(({ text }) => fold(text));
    const at = (field: Field): string => texts[place.get(field) ?? -1] ?? '';
    const filled = [...place.values()].filter((index) => texts[index]).length;
    const numbered = /^\d+$/.test(at('number'));
    const full = at('title') !== '' && at('authors') !== '' && filled > 2;
    if (known) return texts.some(Boolean) ? 'data' : 'blank';
    if (EXAMPLE.test(at('number'))) return 'example';
    if (isNumbering(cells)) return 'numbering';
    if (headers.filter(({ index, text }) => text && texts[index] === text).length > 2) return 'header';
    if (isTotal(texts, at)) return 'total';
    if (isGroup(texts, at)) return 'group';
    if (full) signed = false;
    else if (!numbered && texts.some((text) => SIGNATURE.test(text))) signed = true;
    if (signed) return 'signature';
    return at('title') || filled > 2 || (numbered && filled > 1) ? 'data' : 'blank';
  };
}

/** “(1) (2) (3)” under the header. */
function isNumbering(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => text.trim()).filter(Boolean);
  return texts.length > 2 && texts.every((text) => /^\(?(\d{1,2}|[a-z])\)?$/i.test(text));
}

function isTotal(texts: readonly string[], at: (field: Field) => string): boolean {
  const first = texts.find((text) => text !== '' && !/^\d+$/.test(text)) ?? '';
  const named = [at('title'), at('authors')].filter((text) => text && text !== first);
  return named.length === 0 && (WHOLE_TOTAL.test(first) || (TOTAL.test(first) && first !== at('title')));
}

/** “I | Công ty …”, “I. Công ty …”: a number of a group and a name, perhaps with sums; or one text alone. */
function isGroup(texts: readonly string[], at: (field: Field) => string): boolean {
  const [first = '', ...rest] = texts.filter(Boolean);
  if (GROUP_NUMBER.test(first) && (at('title') === '' || at('authors') === '')) return true;
  if (first === '' || rest.length > 0) return false;
  return at('title') === '' ? !/^\d+$/.test(first) : NUMBERED_GROUP.test(first);
}
