import { formatNumber } from '../text/format.ts';

/** Every reason for which a file is refused; the words stand under `problem.<code>` in the catalogue. */
export const UNREADABLE_CODES = [
  'file_empty',
  'file_too_large',
  'file_not_a_workbook',
  'file_kind_not_supported',
  'file_encrypted',
  'file_has_macros',
  'file_damaged',
  'file_too_many_members',
  'file_unpacks_too_large',
  'file_xml_doctype',
  'file_xml_too_deep',
  'file_without_sheets',
  'file_too_many_sheets',
  'file_too_many_rows',
  'file_too_many_columns',
  'file_too_many_cells',
  'file_too_many_merges',
  'file_cell_too_long',
  'file_encoding_unknown',
  'file_vni',
  'file_twice_encoded',
  'file_has_nul',
  'file_quote_not_closed',
  'file_row_too_long',
] as const;

export type UnreadableCode = (typeof UNREADABLE_CODES)[number];

/** Which of the file's parts, or place in a sheet, the refusal is about. */
type Details = Readonly<{ limit?: number; kind?: string; sheet?: string; row?: number; column?: string }>;

/** The file cannot be taken as it is; the sender can do something about it, and `params` say where. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: UnreadableCode, { limit, ...place }: Details = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'UnreadableFile';
    this.code = code;
    this.params = limit === undefined ? place : { ...place, limit: formatNumber(limit) };
  }
}

/** For what a correct program never writes: the reader's own message is kept as the cause, for the log. */
export function damaged(cause?: unknown): UnreadableFile {
  return new UnreadableFile('file_damaged', {}, cause);
}
