import { fold, tidy, tidyLines, wellFormed } from '../../../text/fold.ts';

interface AuthorRead {
  readonly name: string;
  /** Percent, where it stands beside the name. */
  readonly share?: number;
}

export interface AuthorsRead {
  readonly authors: readonly AuthorRead[];
  /** “và nhóm”, “và cộng sự”: people who are not named. */
  readonly unnamed: boolean;
}

const UNNAMED = /^(va )?(nhom|cac |cong su|dong nghiep|tap the|nhung nguoi|ctv|et al)/;

/** Several authors of one cell: commas, semicolons, line breaks, “và”; each perhaps with “(60 %)”. */
export function readAuthors(text: string): AuthorsRead {
  const parts = ONE_NAME.test(text) && !AND.test(text) ? [tidy(text)] : partsOf(text);
  const named = parts.filter((part) => !UNNAMED.test(fold(part)));
  return { authors: named.map(authorOf), unnamed: named.length < parts.length };
}

const AND = /\sv(?:\u00e0|a)\s/iu;
/** Most cells hold one name and nothing else. */
const ONE_NAME = /^\p{L}[\p{L} ]*$/u;

const partsOf = (text: string): string[] =>
  tidyLines(wellFormed(text.slice(0, 5000)))
    .split(/[;\n&+]|(?<!\d),|,(?!\d)|\sv(?:\u00e0|a)\s/iu)
    .map((part) => tidy(part).replace(/^(\d{1,2}[.)]|[-•*])\s*/, ''))
    .filter(Boolean);

function authorOf(part: string): AuthorRead {
  const shared = /^(.+?)\s*[-–:(]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*\)?$/.exec(part);
  return shared ? { name: shared[1] ?? part, share: Number(shared[2]?.replace(',', '.')) } : { name: part };
}
