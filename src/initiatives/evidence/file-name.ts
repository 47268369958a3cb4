import { tidy } from '../../text/fold.ts';
import { t } from '../../text/text.ts';
import { FORMATS, type Format } from './content/formats.ts';

/** Short enough for every file system, with the ending. */
const MOST_BYTES = 180;
/** They turn the direction of what is shown, and with it the ending of a name. */
const TURNING = /[\u061c\u2066-\u2069\u206a-\u206f]/g;
const NOT_IN_NAMES = /[<>:"|?*%;]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The sender's name for the file, harmless wherever it is saved, with the ending of what the file really is. */
export function fileNameOf(sent: string, format: Format): string {
  const own = tidy((Buffer.from(sent).toString().split(/[/\\]/).at(-1) ?? '').replace(TURNING, ''));
  const { stem, ending } = splitAt(own.replace(NOT_IN_NAMES, '-'), format);
  const bare = shortened(stem.replace(/^[\s.-]+|[\s.]+$/g, ''));
  const name = bare === '' ? t('evidence.unnamed') : RESERVED.test(bare) ? `_${bare}` : bare;
  return `${name}.${ending}`;
}

function splitAt(name: string, format: Format): { stem: string; ending: string } {
  const endings: readonly string[] = FORMATS[format].endings;
  const [, stem = '', ending = ''] = /^(.*)\.([a-z]{3,4})$/i.exec(name) ?? [];
  const known = endings.find((one) => one === ending.toLowerCase());
  return known ? { stem, ending: known } : { stem: name, ending: endings[0] as string };
}

function shortened(name: string): string {
  let kept = '';
  for (const letter of name) {
    if (Buffer.byteLength(kept + letter) > MOST_BYTES) break;
    kept += letter;
  }
  return kept.trim();
}
