import { choicesOf, label, t } from '../../text/text.ts';
import type { Allowed, SheetToWrite } from '../../workbook/write/sheet-to-write.ts';
import type { Field } from '../table/fields.ts';

export const LISTS_SHEET = '_danh_sach';

/** The values of drop-down lists, as the import reads them, on a sheet that does not show. */
export interface Lists {
  readonly sheet: SheetToWrite;
  /** The list of a column of this meaning; undefined where it has none. `loose`: whatever the column, other values may stay. */
  allowed(field: Field, loose?: boolean): Allowed | undefined;
}

interface Offered {
  readonly units: readonly string[];
  readonly categories: readonly string[];
}

const wordsOf = (family: string): string[] => choicesOf(family).map(({ text }) => text);

/** A name may be written in many ways that the import understands; the closed choices only in ours. */
const LOOSE: readonly Field[] = ['organisation', 'category'];

export function listsOf({ units, categories }: Offered): Lists {
  const lists: readonly (readonly [Field, readonly string[]])[] = [
    ['organisation', units],
    ['category', categories],
    ['benefitBasis', wordsOf('basis')],
    ['solutionKind', wordsOf('solutionKind')],
    ['recognitionLevel', wordsOf('recognition')],
    ['confidential', [t('common.yes'), t('common.no')]],
  ];
  return {
    sheet: sheetOf(lists),
    allowed(field, loose = LOOSE.includes(field)) {
      const column = lists.findIndex(([one]) => one === field);
      const length = lists[column]?.[1].length ?? 0;
      if (length === 0) return undefined;
      return {
        list: { sheet: LISTS_SHEET, column, from: 2, to: length + 1 },
        strict: !loose,
        told: {
          title: t('template.toldTitle'),
          text: t(loose ? 'template.toldLoose' : 'template.toldStrict'),
        },
      };
    },
  };
}

function sheetOf(lists: readonly (readonly [Field, readonly string[]])[]): SheetToWrite {
  const length = Math.max(...lists.map(([, values]) => values.length));
  const head = {
    cells: lists.map(([field]) => ({ value: label('importField', field), look: 'strong' as const })),
  };
  const rows = Array.from({ length }, (_, row) => ({
    cells: lists.map(([, values]) => ({ value: values[row] ?? null, look: 'plain' as const })),
  }));
  return {
    name: LISTS_SHEET,
    state: 'hidden',
    columns: lists.map(() => ({ width: 40 })),
    rows: [head, ...rows],
  };
}
