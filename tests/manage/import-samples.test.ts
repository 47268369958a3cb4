import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../src/imports/import-result.ts';
import { expectTruth, nothingNew, SAMPLES, samplePath } from '../support/samples.ts';
import { manage, SLUG, SMALL_DEMO, settingsFor } from './support.ts';

const KINDS = ['sqlite', 'postgres'] as const;
const cases = KINDS.flatMap((kind) => SAMPLES.map(([name, truth]) => ({ kind, name, truth })));

describe('the samples on the command line', () => {
  it.each(cases)(
    '$name on $kind: what its truth says, once, and nothing the second time',
    async ({ kind, name, truth }) => {
      const env = await settingsFor(kind);
      const demo = await manage([...SMALL_DEMO, ...(truth.asOf ? ['--at', truth.asOf] : [])], env);
      expect(demo.code).toBe(0);
      const words = ['--demo', '--json', 'import', samplePath(name), '--campaign', SLUG];
      const doImport = async (...more: string[]): Promise<ImportResult> => {
        const ended = await manage([...words, ...more], env);
        expect([ended.code, ended.err]).toEqual([0, '']);
        return ended.json();
      };
      const dry = await doImport();
      expectTruth(truth, dry, dry.findings);
      expect(dry).toMatchObject({ applied: 0, questions: [], probable: 0, corrected: 0 });
      const applied = await doImport('--apply', 'good-rows');
      expectTruth(truth, applied, applied.findings);
      expect(applied.applied).toBe(truth.good);
      expect(await doImport('--apply', 'good-rows')).toMatchObject({ ...nothingNew(truth), applied: 0 });
      const check = await manage(['--demo', '--json', 'check'], env);
      expect(check.json()).toEqual({ ok: true, problems: [] });
    },
    180_000,
  );
});
