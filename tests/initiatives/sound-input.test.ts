import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initiativeInput } from '../../src/initiatives/initiative.input.ts';
import { isSoundInput } from '../../src/initiatives/sound-input.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Gá hàn',
    ' Gá  hàn',
    'Ga\u0301 ha\u0300n',
    'a\nb',
    'a\u0000b',
    'x'.repeat(400),
    'Ð',
    'SAO-KHUE',
  ),
  fc.string({ unit: 'binary' }),
);
const day = fc.constantFrom('2022-05-12', '2022-02-31', '2022-05', '12/05/2022', '');
const number = fc.constantFrom(0, 1, -1, 0.01, 0.001, 33.33, 100, 101, 1e15, 1e15 + 2, 1.5, Number.NaN);
const anything = fc.oneof(text, day, number, fc.boolean(), fc.constant(undefined), fc.constant(null));
const author = fc.record(
  { name: text, share: number, department: text, other: anything },
  { requiredKeys: [] },
);
const optional = {
  description: text,
  solutionKind: fc.constantFrom('technical', 'other', ''),
  appliedOn: day,
  scope: text,
  benefitVnd: number,
  benefitBasis: fc.constantFrom('year', 'never'),
  otherEffects: text,
  recognitionLevel: fc.constantFrom('none', 'city', 'x'),
  recognitionNumber: text,
  recognitionOn: day,
  confidential: fc.oneof(fc.boolean(), text),
  confirmBenefit: fc.boolean(),
  toString: anything,
};
const candidate = fc.record(
  {
    title: text,
    organisation: text,
    category: text,
    submittedOn: day,
    authors: fc.oneof(fc.array(author, { maxLength: 3 }), anything),
    ...optional,
  },
  { requiredKeys: [] },
);
const sound = fc
  .tuple(
    fc.record(optional),
    fc.subarray(Object.keys(optional) as (keyof typeof optional)[], { maxLength: 2 }),
  )
  .map(([values, names]) => ({
    title: 'Gá hàn',
    organisation: 'SAO-KHUE',
    category: 'san-xuat',
    submittedOn: '2022-05-12',
    authors: [
      { name: 'Lê A', share: 60 },
      { name: 'Trần B', share: 40, department: 'Kho' },
    ],
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
  }));

describe('what passes without the schema', () => {
  it('is what the schema takes, and gives back unchanged', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.oneof(candidate, sound), (one) => {
        if (!isSoundInput(one)) return;
        passed += 1;
        expect(initiativeInput.parse(one)).toEqual(one);
      }),
      { numRuns: 5_000 },
    );
    expect(passed).toBeGreaterThan(50);
  });

  it('is nearly everything that is sound', () => {
    const whole = {
      title: 'Gá hàn',
      organisation: 'SAO-KHUE',
      category: 'san-xuat',
      submittedOn: '2022-05-12',
      authors: [{ name: 'Lê A' }],
      appliedOn: '2022-04',
      benefitVnd: 1_000_000,
      benefitBasis: 'first-year',
      description: 'Dòng một\ndòng hai',
      confidential: true,
    };
    expect(isSoundInput(whole)).toBe(true);
    expect(isSoundInput({ ...whole, authors: [] })).toBe(false);
    expect(isSoundInput({ ...whole, title: undefined })).toBe(false);
    expect(isSoundInput({ ...whole, other: 1 })).toBe(false);
  });
});
