import { expect, test } from 'vitest';
import { tableParts } from '../support/nasty/mutant-tables.ts';
import { mutated, surviveAll } from '../support/nasty/mutants.ts';
import { zip } from '../support/zip.ts';

const ROOM = 240_000;
const shared = tableParts('shared');
const inline = tableParts('inline');
const members = (parts: [string, Uint8Array][], deflate: boolean) =>
  zip(parts.map(([name, data]) => ({ name, data, deflate })));

test(
  '24.000 workbooks with a part changed are read or refused',
  async () => {
    const fates = await surviveAll(
      24_000,
      (random) => {
        const parts = random.one([shared, inline]);
        const which = random.one([...parts.keys(), 3, 3, 3, 4]);
        return members(
          parts.map(([name, data], n) => [name, n === which ? mutated(data, random) : data]),
          false,
        );
      },
      'a.xlsx',
    );
    expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(2_000);
  },
  ROOM,
);

const packed = members(shared, true);

test(
  '16.000 workbooks changed as they are packed are read or refused',
  async () => {
    const fates = await surviveAll(16_000, (random) => mutated(packed, random), 'a.xlsx');
    expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(200);
  },
  ROOM,
);
