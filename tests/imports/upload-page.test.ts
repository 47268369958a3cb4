import { expect, test } from 'vitest';
import type { Campaign } from '../../src/campaigns/campaign.ts';
import { uploadPage } from '../../src/imports/pages/upload.page.ts';

const pageFor = (...titles: string[]) =>
  uploadPage({
    body: {},
    campaigns: titles.map((title, index) => ({ slug: `phong-trao-${index}`, title }) as Campaign),
    chosen: undefined,
    own: null,
    organisations: null,
    fileName: undefined,
  });

test('the page says before the upload which files are taken, and how large', () => {
  const { fileHint } = pageFor();
  for (const said of ['.xlsx, .xls, .ods', '20 MB', '200 MB', '100.000 dòng', '64 cột'])
    expect(fileHint).toContain(said);
});

test('the page names the campaign into which the rows go, or lets it be chosen', () => {
  const one = pageFor('Sáng kiến, sáng tạo Thủ đô');
  expect(one.intoCampaign).toContain('“Sáng kiến, sáng tạo Thủ đô”');
  expect(one.severalCampaigns).toBe(false);
  const two = pageFor('Sáng kiến, sáng tạo Thủ đô', 'Một phong trào khác');
  expect(two.intoCampaign).toBeUndefined();
  expect(two.severalCampaigns).toBe(true);
});
