import { Budget } from '../../../workbook/limits.ts';
import { UnreadableFile } from '../../../workbook/unreadable-file.ts';
import { openZip, type Zip } from '../../../workbook/zip.ts';
import type { Format } from './formats.ts';
import { damaged, unfit } from './unfit.ts';

const TYPES = '[Content_Types].xml';
const TYPES_MOST_BYTES = 1024 * 1024;
const MAIN_PARTS: readonly (readonly [Format, RegExp])[] = [
  ['docx', /["']application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml["']/],
  ['xlsx', /["']application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml["']/],
];
const PROGRAM_PARTS = /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|activex|macrosheets|dialogsheets)(\/|$)/;
const PROGRAM_TYPES = /macroEnabled|vbaProject|vnd\.ms-office\.(vba|activeX)|intlmacrosheet|macrosheet/i;
const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const END_OF_ZIP_BYTES = 22;

/** Which Office document of today this zip file is; nothing but the list of its parts is unpacked. */
export async function officeFormat(bytes: Buffer): Promise<Format> {
  const end = bytes.lastIndexOf(END_OF_ZIP);
  if (end < 0) throw damaged();
  if (end !== bytes.length - END_OF_ZIP_BYTES) throw unfit('evidence_extra_content');
  try {
    const zip = await openZip(bytes, new Budget());
    if (!zip.has(TYPES)) throw unfit('evidence_unknown_type');
    const types = await textOf(zip, TYPES);
    // no program writes these here; they would hide what is looked for
    if (/<!|&#/.test(types)) throw damaged();
    if (PROGRAM_TYPES.test(types) || zip.some((name) => PROGRAM_PARTS.test(name)))
      throw unfit('evidence_macros');
    const formats = MAIN_PARTS.filter(([, type]) => type.test(types)).map(([one]) => one);
    const [format] = formats;
    if (!format || formats.length > 1) throw unfit('evidence_unknown_type');
    await refuseRemoteTemplate(zip);
    return format;
  } catch (error) {
    throw error instanceof UnreadableFile ? damaged() : error;
  }
}

async function textOf(zip: Zip, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of zip.read(name)) {
    size += piece.length;
    if (size > TYPES_MOST_BYTES) throw damaged();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const TEMPLATE_LINKS = 'word/_rels/settings.xml.rels';
const REMOTE = /Target\s*=\s*["']\s*(https?:|ftp:|\\\\|file:\/\/[^/\s]|file:\/{4,})/i;

/** A template elsewhere brings its macros in at the moment that the document is opened. */
async function refuseRemoteTemplate(zip: Zip): Promise<void> {
  if (!zip.has(TEMPLATE_LINKS)) return;
  const links = (await textOf(zip, TEMPLATE_LINKS)).split(/<(?=[\w:]*Relationship\s)/);
  if (links.some((link) => /attachedTemplate/i.test(link) && REMOTE.test(link)))
    throw unfit('evidence_remote_template');
}
