import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStamp } from '../../src/imports/template/stamp.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { dataFolder, manage, SLUG } from './support.ts';

it('import:template writes the workbook that the page gives, over nothing that is there', async () => {
  const env = { DATA_DIR: dataFolder() };
  const file = join(env.DATA_DIR, 'mau.xlsx');
  const words = ['import:template', '--campaign', SLUG, file, '--json'];
  const made = await manage(words, env);
  expect(made).toMatchObject({ code: 0, err: '' });
  const bytes = readFileSync(file);
  expect(made.json()).toEqual({ file, bytes: bytes.length });
  expect(readStamp(await readWorkbook(bytes, file))).toMatchObject({ kind: 'template', campaign: SLUG });

  expect((await manage(words, env)).json()).toMatchObject({ error: { code: 'exists' } });
  expect(readFileSync(file)).toEqual(bytes);
  const other = join(env.DATA_DIR, 'khac.xlsx');
  for (const more of [
    ['--campaign', 'khong-co'],
    ['--campaign', SLUG, '--organisation', 'KHONG-CO'],
    ['--campaign', SLUG, '--as', 'khong@co.example'],
  ])
    expect((await manage(['import:template', other, ...more], env)).code).toBe(1);
  expect((await manage(['import:template', other], env)).code).toBe(2);
  expect(existsSync(other)).toBe(false);
});
