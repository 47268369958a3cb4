import { label, t } from '../../text/text.ts';
import { type ImportBatch, mappingOf } from '../import.ts';
import { questionsOf } from '../question.ts';
import { fieldNames } from './field-names.ts';

/** What each field of the page's forms is about, in words, by the field's name. */
export function fieldNamesOf(batch: ImportBatch): ReadonlyMap<string, string> {
  const { sheets, leftOut } = mappingOf(batch);
  const tables = [...sheets, ...leftOut.flatMap(({ mapped }) => mapped ?? [])];
  return new Map([
    ...questionsOf(batch).flatMap((question): [string, string][] => {
      if (question.kind === 'unit') {
        const written = t('import.quoted', { text: question.written });
        return [
          [fieldNames.unit(question.key), written],
          [fieldNames.otherUnit(question.key), written],
        ];
      }
      if (question.kind === 'encoding') return [['encoding', t('import.encodingAsked')]];
      return [[fieldNames.column(question), label('importAsks', question.asks)]];
    }),
    ...[...sheets, ...leftOut].map(
      ({ name }) => [fieldNames.headerRow(name), t('import.headerRow')] as const,
    ),
    ...tables.flatMap(({ name, columns }) =>
      columns.map(
        ({ column, header }) =>
          [fieldNames.meaning(name, column), t('import.columnNamed', { column, header })] as const,
      ),
    ),
    ['file', t('import.corrections')],
  ]);
}
