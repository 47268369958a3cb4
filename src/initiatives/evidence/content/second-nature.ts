import { piecesOf } from './pieces.ts';
import { unfit } from './unfit.ts';

const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const END_OF_ZIP_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/** What a page or a program in a picture must contain to be one; long enough not to happen by chance. */
const MARKUP =
  /<(?:script|html|iframe|object|embed|body)[\s/>]|<!doctype\s{1,9}html|<\?php\s|<svg\s{1,9}[a-z]|<!entity\s/i;

/** In bytes: what stands across two pieces is found in the second one. */
const LONGEST_MARKUP = 64;

/** A file that is a second thing as well, for programs that look for another beginning: refused. */
export async function refuseSecondNature(
  bytes: Buffer,
  { isPicture }: { isPicture: boolean },
): Promise<void> {
  if (endsAsZip(bytes) || (isPicture && (await holdsMarkup(bytes)))) throw unfit('evidence_extra_content');
}

async function holdsMarkup(bytes: Buffer): Promise<boolean> {
  for await (const piece of piecesOf(bytes, LONGEST_MARKUP))
    if (MARKUP.test(piece.toString('latin1'))) return true;
  return false;
}

/** Zip files are read from their end, so that one may stand behind anything. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-(END_OF_ZIP_BYTES + LONGEST_COMMENT));
  const at = tail.lastIndexOf(END_OF_ZIP);
  return (
    at >= 0 &&
    at + END_OF_ZIP_BYTES <= tail.length &&
    at + END_OF_ZIP_BYTES + tail.readUInt16LE(at + 20) === tail.length
  );
}
