import { demoData } from '../../../db/seeds/demo.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { getCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import { writeGoals } from '../../campaigns/goals/goal.store.ts';
import { touchCampaign } from '../../campaigns/touch-campaign.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import type { Db } from '../../database/schema.ts';
import { markDemo } from '../../demo-mark.ts';
import { loadInitiatives } from '../../initiatives/bulk-initiatives.store.ts';
import { insertUnits } from '../../organisations/bulk-organisations.store.ts';
import { getOrganisationByCode } from '../../organisations/organisation.store.ts';
import { listParks } from '../../organisations/park.store.ts';
import { SYSTEM } from '../../permissions.ts';
import { type DemoAccount, demoAccounts, hashAll, insertDemoAccounts } from './accounts.ts';
import { spreadOverDays } from './days.ts';
import { makeEnterprises } from './enterprises.ts';
import { makeGoals } from './goals.ts';
import { makeInitiatives } from './initiatives.ts';
import { Random } from './random.ts';

/** Contacts with an account of their own; beyond, the staff enter what comes in. */
const CONTACTS = 300;

export interface DemoSize {
  readonly initiatives: number;
  readonly organisations: number;
  /** The demo's “now”: nothing in it is later. */
  readonly at: Date;
  readonly seed: string;
}

/** Fills an empty database, migrated and with the reference data, in one transaction; answers how many items. */
export async function loadDemo(db: Db, size: DemoSize): Promise<number> {
  const { at, seed } = size;
  const accounts = demoAccounts(seed);
  const hashes = await hashAll(accounts);
  return atomically({ db, now: at, actor: SYSTEM }, async (inside) => {
    const count = await fill(inside, size, accounts, hashes);
    await markDemo(inside, { offsetMs: at.getTime() - Date.now(), seed });
    recordEvent(inside, {
      action: 'system.demo_loaded',
      subjectType: 'system',
      subject: 'demo',
      after: { initiatives: count, organisations: size.organisations, at: at.toISOString(), seed },
    });
    return count;
  });
}

async function fill(
  inside: Inside,
  { initiatives, organisations, at, seed }: DemoSize,
  accounts: readonly DemoAccount[],
  hashes: readonly string[],
): Promise<number> {
  const { db } = inside;
  const random = new Random(seed);
  const union = await getOrganisationByCode(db, '/', demoData.union);
  const campaign = await getCampaign(db, demoData.campaign);
  const made = makeEnterprises(random, organisations, await listParks(db));
  const placeOf = new Map([[union.code, { id: union.id, path: union.path }]]);
  await insertUnits(
    db,
    made.map(({ row, aliases }) => ({ row, aliases, parentCode: union.code })),
    placeOf,
  );
  const enterprises = made.map((one) => ({ ...one, id: placeOf.get(one.code)?.id as number }));
  const idOf = new Map([[union.code, union.id], ...enterprises.map(({ code, id }) => [code, id] as const)]);
  const homes = { idOf, others: enterprises.slice(0, CONTACTS) };
  const { byEmail, contacts } = await insertDemoAccounts(inside, accounts, hashes, homes);
  const [first] = campaign.phases;
  if (first)
    await writeGoals(db, makeGoals(random, first, enterprises), { at: at.toISOString(), accountId: null });
  const staff = accounts
    .filter(({ role }) => role === 'staff')
    .map(({ email }) => byEmail.get(email) as number);
  touchCampaign(inside, campaign.id);
  return loadInitiatives(
    db,
    makeInitiatives(random, {
      at,
      campaignId: campaign.id,
      days: spreadOverDays(campaign.phases, at, initiatives),
      enterprises: enterprises.map((one) => ({ ...one, contactId: contacts.get(one.id) ?? null })),
      staff: [staff[0] as number, staff[1] as number],
      categoryIds: new Map((await listCategories(db)).map(({ code, id }) => [code, id])),
    }),
  );
}
