import { createHash } from 'node:crypto';

/** Names of form fields that stand for texts of the file: short, and the same while the text is. */
const short = (...texts: string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12);

export const fieldNames = {
  unit: (key: string) => `unit-${short(key)}`,
  otherUnit: (key: string) => `unitName-${short(key)}`,
  column: ({ sheet, column, asks }: { sheet: string; column: string; asks: string }) =>
    `answer-${short(sheet, column, asks)}`,
  /** Stands in the form where the sheet can be corrected. */
  sheet: (name: string) => `sheet-${short(name)}`,
  read: (name: string) => `read-${short(name)}`,
  headerRow: (name: string) => `headerRow-${short(name)}`,
  meaning: (name: string, letters: string) => `meaning-${short(name)}-${letters}`,
} as const;

/** What answers to questions are called, whichever question. */
export const ANSWERS = /^(unit|unitName|answer)-/;
