import { expect, test } from 'vitest';
import { compoundFile } from '../support/compound-file.ts';
import { tableAsContent, tableAsRecords, tableAsText } from '../support/nasty/mutant-tables.ts';
import { mutated, surviveAll } from '../support/nasty/mutants.ts';
import { openDocument } from '../support/ods.ts';

const ROOM = 240_000;
const texts = [',', ';', '\t', '|'].flatMap((delimiter) => {
  const text = tableAsText(delimiter);
  return [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'latin1')];
});

test(
  '36.000 texts changed are read or refused',
  async () => {
    const fates = await surviveAll(36_000, (random) => mutated(random.one(texts), random), 'a.csv');
    expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(1_000);
  },
  ROOM,
);

const records = tableAsRecords();
const file = compoundFile([{ name: 'Workbook', data: records }]);

test(
  '12.000 xls changed, half of them inside, are read or refused',
  async () => {
    const fates = await surviveAll(
      12_000,
      (random) =>
        random.below(2) === 0
          ? mutated(file, random)
          : compoundFile([{ name: 'Workbook', data: mutated(records, random) }]),
      'a.xls',
    );
    expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(1_000);
  },
  ROOM,
);

const content = tableAsContent();
const withContent = (data: Uint8Array, deflate = false) =>
  openDocument('', '', [{ name: 'content.xml', data, deflate }]);
const packed = withContent(content, true);

test(
  '12.000 ods changed, half of them inside, are read or refused',
  async () => {
    const fates = await surviveAll(
      12_000,
      (random) => (random.below(2) === 0 ? mutated(packed, random) : withContent(mutated(content, random))),
      'a.ods',
    );
    expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(400);
  },
  ROOM,
);
