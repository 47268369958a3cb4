import { archives } from './archives.ts';
import { bombs } from './bombs.ts';
import { contents } from './contents.ts';
import { cutFiles } from './cut-files.ts';
import { dialects } from './dialects.ts';
import { markupFiles } from './markup.ts';
import type { NastyFile } from './nasty-file.ts';
import { oldFormats } from './old-formats.ts';
import { packages } from './packages.ts';
import { places } from './places.ts';
import { sizes } from './sizes.ts';
import { textFiles } from './texts.ts';

/** Every nasty file by its kind; each is made when it is asked for. */
export const CORPUS: Readonly<Record<string, readonly NastyFile[]>> = {
  dialects,
  archives,
  bombs,
  markup: markupFiles,
  packages,
  sizes,
  places,
  contents,
  'cut and renamed': cutFiles,
  texts: textFiles,
  'old formats': oldFormats,
};
