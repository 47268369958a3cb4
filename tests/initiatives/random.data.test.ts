import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, it } from 'vitest';
import { checkChain } from '../../src/audit/check-chain.ts';
import type { Context } from '../../src/context.ts';
import { isRefusal } from '../../src/errors.ts';
import { editInitiative } from '../../src/initiatives/edit-initiative.ts';
import type { InitiativeInput } from '../../src/initiatives/initiative.input.ts';
import { markDuplicate, unmarkDuplicate } from '../../src/initiatives/mark-duplicate.ts';
import { rejectInitiative, unrejectInitiative } from '../../src/initiatives/reject-initiative.ts';
import { returnInitiative, unreturnInitiative } from '../../src/initiatives/return-initiative.ts';
import { verifySelected } from '../../src/initiatives/review/verify-selected.ts';
import { sendInitiative } from '../../src/initiatives/send-initiative.ts';
import { submitInitiative } from '../../src/initiatives/submit-initiative.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { unverifyInitiative, verifyInitiative } from '../../src/initiatives/verify-initiative.ts';
import { unwithdrawInitiative, withdrawInitiative } from '../../src/initiatives/withdraw-initiative.ts';
import { ENTERPRISES, SLUG, useWorld } from '../support/world.ts';
import { rowOf, statusOf } from './acting.ts';

const world = useWorld();

const input = fc.record({
  title: fc.constantFrom('Đồ gá', 'Kệ dao', 'Lọc dầu'),
  organisation: fc.constantFrom(...Object.values(ENTERPRISES).map(({ code }) => code)),
  category: fc.constantFrom('san-xuat', 'an-toan', 'khac'),
  submittedOn: fc.constantFrom('2022-01-01', '2022-04-30', '2022-05-12'),
  benefitVnd: fc.option(fc.integer({ min: 0, max: 100_000_000_000 }), { nil: undefined }),
  benefitBasis: fc.constantFrom('first-year', 'year', 'once'),
  authors: fc.constant([{ name: 'Ngô Văn Đạt' }]),
}) as fc.Arbitrary<InitiativeInput>;

/** Verbs by name; each gets an item and, where it needs one, another. */
const VERBS: Record<string, (context: Context, code: string, other: string) => Promise<unknown>> = {
  verify: (context, code) => verifyInitiative(context, code),
  unverify: (context, code) => unverifyInitiative(context, code),
  return: (context, code) => returnInitiative(context, code, { reason: 'Thiếu' }),
  unreturn: (context, code) => unreturnInitiative(context, code),
  reject: (context, code) => rejectInitiative(context, code, { reason: 'Không mới' }),
  unreject: (context, code) => unrejectInitiative(context, code),
  duplicate: (context, code, original) => markDuplicate(context, code, { original }),
  unduplicate: (context, code) => unmarkDuplicate(context, code),
  withdraw: (context, code) => withdrawInitiative(context, code),
  unwithdraw: (context, code) => unwithdrawInitiative(context, code),
  send: (context, code) => sendInitiative(context, code),
  together: (context, code, other) => verifySelected(context, [{ code }, { code: other }]),
};

const step = fc.oneof(
  fc.record({ kind: fc.constant('submit' as const), input, draft: fc.boolean() }),
  fc.record({ kind: fc.constant('edit' as const), input, at: fc.nat(50) }),
  fc.record({
    kind: fc.constant('verb' as const),
    verb: fc.constantFrom(...Object.keys(VERBS)),
    at: fc.nat(50),
    to: fc.nat(50),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does it, or is refused as the rules say; anything else is a defect. */
async function take(one: Step, codes: string[]): Promise<boolean> {
  const enters = await world.context('binh');
  const reviews = await world.context('mai');
  const pick = (at: number): string => codes[at % codes.length] ?? 'SK-22222-22222';
  try {
    if (one.kind === 'submit') {
      const submission = {
        slug: SLUG,
        input: one.input,
        draft: one.draft,
        source: 'form',
        request: null,
      } as const;
      codes.push((await submitInitiative(enters, submission)).code);
    } else if (one.kind === 'edit') {
      const { version } = await rowOf(world, pick(one.at));
      await editInitiative(reviews, pick(one.at), { input: one.input, version });
    } else await VERBS[one.verb]?.(reviews, pick(one.at), pick(one.to));
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

describe('any order of acts', () => {
  it('leaves every counter equal to a recount, and the log whole', async () => {
    const codes: string[] = [];
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
        if (codes.length === 0)
          await take({ kind: 'submit', draft: false, input: fc.sample(input, 1)[0] as never }, codes);
        for (const one of steps) if (await take(one, codes)) done += 1;
        expect(await recountProblems(world.database.db)).toEqual([]);
      }),
      { numRuns: 12, seed: 2022, endOnFailure: true },
    );
    expect(done).toBeGreaterThan(60);
    expect(await checkChain(world.database.db)).toEqual([]);
  });

  it('leaves a verified item as it was before, when its verification is undone', async () => {
    const enters = await world.context('lan');
    const reviews = await world.context('mai');
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const own = { ...given, organisation: 'SAO-KHUE' };
        const { code } = await submitInitiative(enters, {
          slug: SLUG,
          input: own,
          source: 'form',
          request: null,
        });
        const before = await rowOf(world, code);
        const counted = await tallies();
        await verifyInitiative(reviews, code);
        expect(await tallies()).not.toEqual(counted);
        await unverifyInitiative(reviews, code);
        const { version, ...after } = await rowOf(world, code);
        expect({ ...after, version: version - 2 }).toEqual(before);
        expect(await tallies()).toEqual(counted);
      }),
      { numRuns: 10, seed: 12 },
    );
  });

  it('keeps one status when two people decide at once', async () => {
    const enters = await world.context('lan');
    const [one, two] = [await world.context('mai'), await world.context('tuan')];
    const given = { ...(fc.sample(input, 1)[0] as InitiativeInput), organisation: 'SAO-KHUE' };
    for (let round = 0; round < 5; round += 1) {
      const { code } = await submitInitiative(enters, {
        slug: SLUG,
        input: given,
        source: 'form',
        request: null,
      });
      const answers = await Promise.allSettled([
        verifyInitiative(one, code),
        rejectInitiative(two, code, { reason: 'Không mới' }),
      ]);
      const refused = answers.filter((answer) => answer.status === 'rejected');
      expect(refused.length).toBe(1);
      expect(refused.every(({ reason }) => isRefusal(reason))).toBe(true);
      expect(['verified', 'rejected']).toContain(await statusOf(world, code));
    }
    expect(await recountProblems(world.database.db)).toEqual([]);
  });
});

/** Every counter that is not zero. */
async function tallies(): Promise<unknown[]> {
  const { db } = world.database;
  const rows = await Promise.all(
    (['tally_organisation', 'tally_category', 'tally_day', 'tally_verified_day'] as const).map((table) =>
      db.selectFrom(table).selectAll().where('count', '<>', 0).execute(),
    ),
  );
  return rows.map((some) => some.map((row) => JSON.stringify(row)).sort());
}

describe('a submission', () => {
  it('sends a small number of statements, however much is there', async () => {
    let sent = 0;
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      // counted where they are answered: compiled queries are built only once
      transformResult: async ({ result }) => {
        sent += 1;
        return result;
      },
    };
    const context = await world.context('lan');
    const given = { ...(fc.sample(input, 1)[0] as InitiativeInput), organisation: 'SAO-KHUE' };
    await submitInitiative(
      { ...context, db: context.db.withPlugin(counter) },
      { slug: SLUG, input: given, source: 'form', request: { key: 'k', bodyHash: 'h' } },
    );
    expect(sent).toBeGreaterThan(8);
    expect(sent).toBeLessThanOrEqual(20);
  });
});
