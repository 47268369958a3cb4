import { describe, expect, it } from 'vitest';
import { bumpVersion, getCampaign } from '../../src/campaigns/campaign.store.ts';
import { atomically } from '../../src/database/atomically.ts';
import { submitInitiative } from '../../src/initiatives/submit-initiative.ts';
import { verifyInitiative } from '../../src/initiatives/verify-initiative.ts';
import { findOrganisationByCode, updateOrganisation } from '../../src/organisations/organisation.store.ts';
import { campaignAt } from '../../src/progress/kept-campaign.ts';
import { listStandings } from '../../src/progress/standing.store.ts';
import { byPark, leadersBy, rateOf, verifiedOf } from '../../src/progress/standing.ts';
import { NOW, SLUG, useWorld } from '../support/world.ts';

const world = useWorld();

async function submit(organisation: string, title: string): Promise<string> {
  const mai = await world.context('mai');
  const input = {
    title,
    organisation,
    category: 'san-xuat',
    submittedOn: '2022-05-12',
    authors: [{ name: 'Ngô Văn Đạt' }],
  };
  return (await submitInitiative(mai, { slug: SLUG, input, source: 'form', request: null })).code;
}

async function kept() {
  const { db } = world.database;
  const campaign = await getCampaign(db, SLUG);
  return {
    standings: (await campaignAt(db, campaign, NOW)).units,
    fresh: await listStandings(db, campaign.id),
  };
}

describe('standings kept in memory', () => {
  it('equal a fresh count after every write', async () => {
    for (const [index, unit] of ['SAO-KHUE', 'HONG-DANG', 'SAO-KHUE', 'KIM-HOAN'].entries()) {
      const code = await submit(unit, `Giảm phế phẩm, lần ${index}`);
      let { standings, fresh } = await kept();
      expect(standings).toEqual(fresh);
      await verifyInitiative(await world.context('tuan'), code);
      ({ standings, fresh } = await kept());
      expect(standings).toEqual(fresh);
    }
    const { standings } = await kept();
    expect(
      leadersBy(standings.values(), verifiedOf, 2).map(({ code, verified }) => [code, verified]),
    ).toEqual([
      ['SAO-KHUE', 2],
      ['HONG-DANG', 1],
    ]);
    expect(leadersBy(standings.values(), rateOf, 1)[0]?.code).toBe('KIM-HOAN');
    expect([...byPark(standings.values()).values()].reduce((sum, { verified }) => sum + verified, 0)).toBe(4);
  });

  it('are counted anew where the list of changes has a gap', async () => {
    await kept();
    const { db } = world.database;
    const campaign = await getCampaign(db, SLUG);
    await atomically(world.system, async (inside) => {
      await inside.db
        .updateTable('tally_organisation')
        .set((eb) => ({ count: eb('count', '+', 5) }))
        .where('status', '=', 'verified')
        .execute();
      await bumpVersion(inside.db, campaign.id); // as a program would that does not say whose counters moved
    });
    const { standings, fresh } = await kept();
    expect(standings).toEqual(fresh);
  });

  it('take a new headcount at the next minute', async () => {
    await kept();
    await atomically(world.system, async (inside) => {
      const unit = await findOrganisationByCode(inside.db, '/', 'KIM-HOAN');
      if (unit) await updateOrganisation(inside.db, unit.id, unit.version, { headcount: 8000 });
    });
    const campaign = await getCampaign(world.database.db, SLUG);
    const { units: later } = await campaignAt(world.database.db, campaign, new Date(NOW.getTime() + 60_000));
    expect([...later.values()].find(({ code }) => code === 'KIM-HOAN')?.headcount).toBe(8000);
  });
});
