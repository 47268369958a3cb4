import { expect, it } from 'vitest';
import { checkChain } from '../../src/audit/check-chain.ts';
import { isRefusal } from '../../src/errors.ts';
import { rejectInitiative, unrejectInitiative } from '../../src/initiatives/reject-initiative.ts';
import { returnInitiative } from '../../src/initiatives/return-initiative.ts';
import { submitInitiative } from '../../src/initiatives/submit-initiative.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { unverifyInitiative, verifyInitiative } from '../../src/initiatives/verify-initiative.ts';
import { withdrawInitiative } from '../../src/initiatives/withdraw-initiative.ts';
import { Random } from '../../src/manage/demo/random.ts';
import { SLUG, useWorld } from '../support/world.ts';

const world = useWorld();

it('counters equal a recount and the log is whole after a thousand random writes', async () => {
  const random = new Random('a thousand');
  const [lan, hung, mai] = [
    await world.context('lan'),
    await world.context('hung'),
    await world.context('mai'),
  ];
  const codes: string[] = [];
  let done = 0;
  const submit = async (): Promise<void> => {
    const own = random.chance(0.5);
    const input = {
      title: `Sáng kiến số ${codes.length}`,
      organisation: own ? 'SAO-KHUE' : 'HONG-DANG',
      category: random.pick(['san-xuat', 'an-toan', 'khac']),
      submittedOn: random.pick(['2022-01-01', '2022-04-30', '2022-05-12']),
      authors: [{ name: 'Ngô Văn Đạt' }],
      ...(random.chance(0.5)
        ? {
            benefitVnd: random.between(0, 90) * 1_000_000,
            benefitBasis: random.pick(['year', 'once'] as const),
          }
        : {}),
    };
    const draft = random.chance(0.1);
    const { code } = await submitInitiative(own ? lan : hung, {
      slug: SLUG,
      input,
      draft,
      source: 'form',
      request: null,
    });
    codes.push(code);
  };
  const acts = [
    (code: string) => verifyInitiative(mai, code),
    (code: string) => verifyInitiative(mai, code),
    (code: string) => unverifyInitiative(mai, code),
    (code: string) => returnInitiative(mai, code, { reason: 'thiếu số liệu' }),
    (code: string) => rejectInitiative(mai, code, { reason: 'không mới' }),
    (code: string) => unrejectInitiative(mai, code),
    (code: string) => withdrawInitiative(random.chance(0.5) ? lan : hung, code),
  ];
  while (done < 1000) {
    try {
      await (codes.length === 0 || random.chance(0.4) ? submit() : random.pick(acts)(random.pick(codes)));
      done += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error; // not possible just now: as good as not tried
    }
  }
  expect(await recountProblems(world.database.db)).toEqual([]);
  expect(await checkChain(world.database.db)).toEqual([]);
}, 180_000);
