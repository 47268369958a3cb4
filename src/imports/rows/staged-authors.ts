import type { NewAuthor } from '../../initiatives/author.store.ts';
import type { ImportRow } from '../import.ts';

type Packed = readonly [name: string, shareHundredths: number, department: string];

/** Authors in their order, as `import_row.authors` keeps them. */
export const packAuthors = (authors: readonly NewAuthor[]): string =>
  JSON.stringify(
    authors.map(
      ({ name, share_hundredths, department = '' }): Packed => [name, share_hundredths, department],
    ),
  );

/** The names of a good row's authors; none of a bad one's. */
export const authorNames = ({ authors }: Pick<ImportRow, 'authors'>): string[] =>
  authors === null ? [] : (JSON.parse(authors) as Packed[]).map(([name]) => name);
