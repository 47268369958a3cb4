import { describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { expectTruth, nothingNew, SAMPLES, sampleBytes } from '../support/samples.ts';
import { useWorld } from '../support/world.ts';
import { API, clientOf } from './support.ts';

describe.each(SAMPLES)('the sample %s, sent by a program', (name, truth) => {
  const world = useWorld();

  it('is what its truth says, adds that to the progress, and nothing the second time', async () => {
    if (truth.asOf) world.setNow(`${truth.asOf}T09:00:00+07:00`);
    const mai = await clientOf(world, 'mai');
    const file = { name, bytes: sampleBytes(name) };
    const sent = await mai.upload(`${API}/imports`, file, {});
    expect([sent.status, sent.body.status]).toEqual([201, 'checked']);
    const place = `/api/v1/imports/${sent.body.id}`;
    expect(sent.headers['location']).toBe(place);
    const findings = await mai.get(`${place}/findings?limit=2000`);
    expectTruth(truth, sent.body.counts, findings.body.items);
    expect(findings.body.nextCursor).toBeNull();
    expect(sent.body.questions).toEqual([]);

    const before = (await mai.get(`${API}/progress`)).body;
    const applied = await mai.post(`${place}/application`, { mode: 'good-rows' });
    expect([applied.status, applied.body.status, applied.body.applied]).toEqual([200, 'applied', truth.good]);
    const after = (await mai.get(`${API}/progress`)).body;
    expect(after.total.submitted - before.total.submitted).toBe(truth.good);
    expect(after.phases.map(({ awaiting }: { awaiting: number }) => awaiting)).toEqual([
      truth.phase1,
      truth.phase2,
    ]);
    expect(await recountProblems(world.database.db)).toEqual([]);

    const again = await mai.upload(`${API}/imports`, file, {});
    expect(again.body.counts).toMatchObject(nothingNew(truth));
    expect(again.body.id).not.toBe(sent.body.id);
  });
});
