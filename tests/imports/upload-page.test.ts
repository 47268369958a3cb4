import { expect, test } from 'vitest';
import { uploadPage } from '../../src/imports/pages/upload.page.ts';

test('the page says before the upload which files are taken, and how large', () => {
  const { fileHint } = uploadPage({
    body: {},
    campaigns: [],
    chosen: undefined,
    own: null,
    organisations: null,
    fileName: undefined,
  });
  for (const said of ['.xlsx, .xls, .ods', '20 MB', '200 MB', '100.000 dòng', '64 cột'])
    expect(fileHint).toContain(said);
});
