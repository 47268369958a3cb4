import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBatch } from '../../src/imports/import.store.ts';
import { countsOf } from '../../src/imports/import.ts';
import { importResult } from '../../src/imports/import-result.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { applyBatch, checkFile } from '../support/imports.ts';
import { SLUG, useWorld } from '../support/world.ts';

interface Truth {
  readonly good: number;
  readonly bad: number;
  readonly duplicates: number;
  readonly phase1: number;
  readonly phase2: number;
  readonly benefitVnd: number;
  readonly organisations: number;
  readonly badRows?: readonly (readonly [number, string])[];
  readonly duplicateRows?: readonly number[];
  readonly asOf?: string;
}

const samples = new URL('../samples/', import.meta.url);
const truths = JSON.parse(readFileSync(new URL('truth.json', samples), 'utf8')) as Record<string, Truth>;
const files = Object.entries(truths).filter(([name]) => !name.endsWith('.xls'));

/** What each kind of bad row of the samples is told. */
const TOLD: Readonly<Record<string, readonly [string, string]>> = {
  nodate: ['submittedOn', 'not_a_day'],
  notitle: ['title', 'required'],
  outside: ['submittedOn', 'outside_phases'],
};

describe.each(files)('the sample %s', (name, truth) => {
  const world = useWorld();
  const bytes = readFileSync(new URL(name, samples));

  it('is understood as its truth says, goes in once and comes to nothing the second time', async () => {
    if (truth.asOf) world.setNow(`${truth.asOf}T09:00:00+07:00`);
    const context = await world.context('mai');
    const batchId = await checkFile(world, context, { slug: SLUG, bytes, fileName: name });
    const result = await importResult(context, batchId);
    expect(result).toMatchObject({
      new: truth.good,
      errors: truth.bad,
      duplicates: truth.duplicates,
      identical: 0,
      warnings: 0,
      applied: 0,
    });
    const rowsOf = (codes: readonly string[]) =>
      result.findings.filter(({ code }) => codes.includes(code)).map(({ row }) => row);
    expect(rowsOf(['row_duplicate'])).toEqual(truth.duplicateRows ?? []);
    const bad = result.findings
      .filter(({ code }) => code !== 'row_duplicate')
      .map(({ row, code }) => [row, code]);
    expect(bad).toEqual((truth.badRows ?? []).map(([row, kind]) => [row, TOLD[kind]?.[1]]));
    expect(countsOf(await getBatch(world.database.db, '/', batchId))).toMatchObject({
      benefitVnd: truth.benefitVnd,
      organisations: truth.organisations,
      phases: [
        { number: 1, rows: truth.phase1 },
        ...(truth.phase2 > 0 ? [{ number: 2, rows: truth.phase2 }] : []),
      ],
    });
    await applyBatch(world, context, batchId, 'good-rows');
    expect((await importResult(context, batchId)).applied).toBe(truth.good);
    expect(await recountProblems(world.database.db)).toEqual([]);
    const again = await importResult(
      context,
      await checkFile(world, context, { slug: SLUG, bytes, fileName: name }),
    );
    expect(again).toMatchObject({
      new: 0,
      identical: truth.good,
      duplicates: truth.duplicates,
      errors: truth.bad,
    });
  });
});
