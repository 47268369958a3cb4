import { describe, expect, it } from 'vitest';
import { importResult } from '../../src/imports/import-result.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { applyBatch, checkFile } from '../support/imports.ts';
import { expectTruth, nothingNew, SAMPLES, sampleBytes } from '../support/samples.ts';
import { SLUG, useWorld } from '../support/world.ts';

describe.each(SAMPLES)('the sample %s', (name, truth) => {
  const world = useWorld();
  const file = { slug: SLUG, bytes: sampleBytes(name), fileName: name };

  it('is understood as its truth says, goes in once and comes to nothing the second time', async () => {
    if (truth.asOf) world.setNow(`${truth.asOf}T09:00:00+07:00`);
    const context = await world.context('mai');
    const batch = await checkFile(world, context, file);
    const result = await importResult(context, batch);
    expectTruth(truth, result, result.findings);
    expect(result).toMatchObject({ applied: 0, questions: [] });
    await applyBatch(world, context, batch, 'good-rows');
    expect((await importResult(context, batch)).applied).toBe(truth.good);
    expect(await recountProblems(world.database.db)).toEqual([]);
    const again = await importResult(context, await checkFile(world, context, file));
    expect(again).toMatchObject(nothingNew(truth));
  });
});
