import { formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { UnderstoodUnits } from '../rows/settled-names.ts';

/** Which unit each name of the file was taken for, and by what; null where the file was not asked for names. */
export function understoodUnitsPage(units: UnderstoodUnits | undefined, asked: number) {
  if (!units || units.count === 0) return null;
  const { names, count } = units;
  const told = {
    names: formatNumber(count),
    units: formatNumber(new Set(names.map(({ code }) => code)).size),
  };
  const more = count - names.length;
  const isSure = asked === 0 && names.every(({ by }) => by !== 'assumed');
  return {
    summary:
      asked > 0
        ? t('import.unitsReadAsked', { ...told, asked: formatNumber(asked) })
        : t(isSure ? 'import.unitsRead' : 'import.unitsReadAssumed', told),
    isOpen: !isSure,
    more: more > 0 ? t('import.unitsReadMore', { count: formatNumber(more) }) : '',
    names: names.map(({ written, code, name, by, rows }) => ({
      written: written === '' ? t('import.unitNotWritten') : t('import.quoted', { text: written }),
      unit: name,
      code,
      by: label('unitBy', by),
      rows: formatNumber(rows),
    })),
  };
}
