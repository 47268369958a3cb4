import { expect, it } from 'vitest';
import { importResult } from '../../src/imports/import-result.ts';
import { applyBatch, checkFile, decideOn } from '../support/imports.ts';
import { SLUG, submissionFields, useWorld } from '../support/world.ts';

const world = useWorld();

it('takes our own export back: with every item there nothing is new, elsewhere all of it comes in whole', async () => {
  const lan = await world.as('lan');
  const fields = [
    submissionFields({
      title: '=cmd|calc Cải tiến; có “ngoặc” và\tdấu',
      description: 'Dòng một\nDòng hai; "trích", hết',
      benefitVnd: '1.234.567',
      benefitBasis: 'once',
      appliedOn: '04/2022',
      recognitionLevel: 'superior',
      recognitionNumber: '12/QĐ',
      recognitionOn: '01/05/2022',
      solutionKind: 'management',
      scope: 'Toàn xưởng',
      otherEffects: 'An toàn',
      confidential: '1',
      'authors[1][name]': 'Lý Thị Hoa',
      'authors[2][name]': 'Bùi Văn Nam',
    }),
    submissionFields({ title: 'Một tác giả', category: 'khac', 'authors[0][department]': 'Tổ 2' }),
  ];
  for (const one of fields)
    expect((await lan.post('/initiatives', one, { from: '/initiatives/new' })).status).toBe(303);
  const { text } = await lan.get(`/campaigns/${SLUG}/initiatives.csv`);
  const mai = await world.context('mai');
  const check = async (csv: string) =>
    checkFile(world, mai, { slug: SLUG, bytes: Buffer.from(csv), fileName: 'xuất.csv' });
  expect(await importResult(mai, await check(text))).toMatchObject({
    new: 0,
    identical: 2,
    errors: 0,
    warnings: 0,
    findings: [],
  });

  const before = await world.database.db.selectFrom('initiative').selectAll().orderBy('title').execute();
  const elsewhere = text.replaceAll('12/05/2022', '11/05/2022').replaceAll(/SK-\w{5}-\w{5}/g, '');
  const batch = await check(elsewhere);
  // the same idea on another day is asked about
  await decideOn(world, mai, batch, { take: ['xuất!2'] });
  await applyBatch(world, mai, batch, 'all-or-nothing');
  const after = await world.database.db
    .selectFrom('initiative')
    .selectAll()
    .where('import_batch_id', '=', batch)
    .orderBy('title')
    .execute();
  const kept = (rows: typeof before) =>
    rows.map(
      ({ description, scope, applied_on, benefit_vnd, benefit_basis, category_id, confidential, ...row }) => [
        row.title,
        ...[description, scope, applied_on, benefit_vnd, benefit_basis, category_id, confidential],
        ...[
          row.solution_kind,
          row.other_effects,
          row.recognition_level,
          row.recognition_number,
          row.recognition_on,
        ],
      ],
    );
  expect(kept(after)).toEqual(kept(before));
  const authors = await world.database.db
    .selectFrom('author')
    .innerJoin('initiative', 'initiative.id', 'author.initiative_id')
    .select(['name', 'share_hundredths', 'department', 'import_batch_id'])
    .orderBy('name')
    .orderBy('department')
    .execute();
  const of = (id: number | null) =>
    authors.filter((one) => one.import_batch_id === id).map(({ import_batch_id, ...author }) => author);
  expect(of(batch)).toEqual(of(null));
});
