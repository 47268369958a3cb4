import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { UnreadableFile } from '../../src/workbook/unreadable-file.ts';
import { CORPUS } from '../support/nasty/corpus.ts';
import type { Expected, NastyFile } from '../support/nasty/nasty-file.ts';
import { type ReadingProcess, readingProcess } from '../support/nasty/reading-process.ts';
import { texts } from './workbook-reading.ts';

/** What came of a file, in the words of what was expected. */
async function outcome({ bytes, fileName = 'tep.xlsx' }: NastyFile): Promise<Expected> {
  try {
    const { sheets } = await readWorkbook(await bytes(), fileName);
    return { rows: sheets[0] ? texts(sheets[0]) : [] };
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: error.code };
    throw error;
  }
}

const kinds = Object.entries(CORPUS);

test('there are hundreds of them, none twice', () => {
  const counts = Object.fromEntries(kinds.map(([kind, files]) => [kind, files.length]));
  expect(counts).toEqual({
    dialects: 224,
    archives: 47,
    bombs: 38,
    markup: 286,
    packages: 63,
    sizes: 47,
    places: 40,
    contents: 100,
    'cut and renamed': 158,
    texts: 167,
    'old formats': 33,
  });
  for (const [kind, files] of kinds)
    expect(new Set(files.map(({ name }) => name)).size, kind).toBe(files.length);
});

test.each(kinds)(
  '%s are read or refused as they should be',
  async (kind, files) => {
    const wrong: unknown[] = [];
    for (const file of files.filter(({ isBomb }) => !isBomb)) {
      const found = await outcome(file).catch((error) => ({ thrown: String(error.stack) }));
      try {
        expect(found).toEqual(file.expected);
      } catch {
        wrong.push([`${kind}: ${file.name}`, found, file.expected]);
      }
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

describe('in a process of its own', () => {
  const bombs = kinds.flatMap(([kind, files]) =>
    files.filter(({ isBomb }) => isBomb).map((file) => [`${kind}: ${file.name}`, file] as const),
  );
  const measured: string[] = [];
  let reader: ReadingProcess;
  beforeAll(async () => {
    reader = await readingProcess();
  });
  afterAll(() => {
    reader.remove();
    process.stdout.write(`${measured.join('\n')}\n`);
  });

  test.each(bombs)(
    '%s takes at most 300 MiB',
    async (name, { bytes, fileName = 'tep.xlsx', expected }) => {
      const { riseMiB, seconds, ...found } = await reader.read(await bytes(), fileName);
      measured.push(`${`${riseMiB}`.padStart(4)} MiB, ${seconds.toFixed(1)} s  ${name}`);
      expect(found).toMatchObject(expected);
      expect(riseMiB).toBeLessThan(300);
    },
    120_000,
  );
});
