import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

export interface Truth {
  readonly good: number;
  readonly bad: number;
  readonly duplicates: number;
  readonly phase1: number;
  readonly phase2: number;
  readonly benefitVnd: number;
  readonly organisations: number;
  readonly badRows?: readonly (readonly [number, string])[];
  readonly duplicateRows?: readonly number[];
  readonly asOf?: string;
}

const folder = new URL('../samples/', import.meta.url);

export const samplePath = (name: string): string => new URL(name, folder).pathname;
export const sampleBytes = (name: string): Buffer => readFileSync(samplePath(name));

/** Every sample file with what is true of it. */
export const SAMPLES = Object.entries(
  JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as Record<string, Truth>,
);

/** What each kind of bad row of the samples is told. */
const TOLD: Readonly<Record<string, string>> = {
  nodate: 'not_a_day',
  notitle: 'required',
  outside: 'outside_phases',
};

interface Counted {
  readonly new: number;
  readonly errors: number;
  readonly duplicates: number;
  readonly identical: number;
  readonly warnings: number;
  readonly benefitVnd: number;
  readonly organisations: number;
  readonly phases: readonly { readonly number: number; readonly rows: number }[];
}

/** The first time that a sample is read: every count and every row that something is to be said of. */
export function expectTruth(
  truth: Truth,
  counts: Counted,
  findings: readonly { readonly row: number; readonly code: string }[],
): void {
  expect(counts).toMatchObject({
    new: truth.good,
    errors: truth.bad,
    duplicates: truth.duplicates,
    identical: 0,
    warnings: 0,
    benefitVnd: truth.benefitVnd,
    organisations: truth.organisations,
    phases: [
      { number: 1, rows: truth.phase1 },
      ...(truth.phase2 > 0 ? [{ number: 2, rows: truth.phase2 }] : []),
    ],
  });
  const repeated = findings.filter(({ code }) => code === 'row_duplicate').map(({ row }) => row);
  expect(repeated).toEqual(truth.duplicateRows ?? []);
  const bad = findings.filter(({ code }) => code !== 'row_duplicate').map(({ row, code }) => [row, code]);
  expect(bad).toEqual((truth.badRows ?? []).map(([row, kind]) => [row, TOLD[kind]]));
}

/** When its rows have gone in, the same file holds nothing new. */
export const nothingNew = ({ good, bad, duplicates }: Truth) => ({
  new: 0,
  identical: good,
  duplicates,
  errors: bad,
});
