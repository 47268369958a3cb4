import { describe, expect, it } from 'vitest';
import { acceptAbove } from '../../src/organisations/names/accept-above.ts';
import { unitIndex } from '../../src/organisations/resolve-name.ts';
import { PAIRS, STRANGERS } from './unit-names.pairs.ts';
import { UNITS, UNIVERSE } from './unit-names.universe.ts';

const { resolve, suggest } = unitIndex(UNITS);
const all = Object.values(PAIRS).flat();
const ACCEPTED_FROM = 0.9;

/** Of these pairs: how many settle, how many stand first or in the top three, and which are wrong. */
function judge(pairs: readonly (readonly [string, string])[]) {
  const found = pairs.map(([written, code]) => {
    const settled = resolve(written).unit?.code;
    const candidates = suggest(written);
    const accepted = acceptAbove(candidates, ACCEPTED_FROM)?.unit.code;
    const place = settled === code ? 0 : candidates.findIndex(({ unit }) => unit.code === code);
    return { written, code, settled, accepted, place, candidates };
  });
  const missed = found.filter(({ place }) => place < 0);
  return {
    settled: found.filter(({ settled }) => settled !== undefined).length,
    first: found.filter(({ place }) => place === 0).length,
    topThree: found.length - missed.length,
    missed: missed.map(
      ({ written, candidates }) =>
        `${written} → ${candidates.map(({ unit, score }) => `${unit.code} ${score}`)}`,
    ),
    wrong: found
      .filter(({ settled, code }) => settled !== undefined && settled !== code)
      .map(({ written, settled }) => `${written} → ${settled}`),
    accepted: found.filter(({ accepted }) => accepted !== undefined).length,
    wronglyAccepted: found
      .filter(({ accepted, code }) => accepted !== undefined && accepted !== code)
      .map(({ written, accepted }) => `${written} → ${accepted}`),
  };
}

describe('labelled pairs of written names and units', () => {
  it('are many, over many units that are easily taken for one another', () => {
    expect(UNIVERSE.length).toBeGreaterThanOrEqual(150);
    expect(new Set(UNIVERSE.map(({ code }) => code)).size).toBe(UNIVERSE.length);
    expect(new Set(all.map(([written]) => written)).size).toBeGreaterThanOrEqual(250);
    expect(new Set(STRANGERS).size).toBeGreaterThanOrEqual(40);
    expect(all.filter(([, code]) => !UNIVERSE.some((unit) => unit.code === code))).toEqual([]);
  });

  it('find the right unit among the first three, and settle or accept no wrong one', () => {
    const judged = judge(all);
    for (const [kind, pairs] of Object.entries(PAIRS)) {
      const { settled, first, topThree } = judge(pairs);
      console.log(
        `${kind}: of ${pairs.length} ${settled} settle, ${first} first, ${topThree} in the top three`,
      );
    }
    const share = (100 * judged.topThree) / all.length;
    console.log(
      `${all.length} pairs: ${judged.settled} settle by themselves, ${judged.first} first, ${share.toFixed(1)} % in the top three, ${judged.accepted} accepted from ${ACCEPTED_FROM}; missed: ${judged.missed.join(' · ')}`,
    );
    expect(judged.wrong).toEqual([]);
    expect(judged.wronglyAccepted).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(95);
  });

  it('settle where only the spelling differs', () => {
    for (const kind of [
      'legal forms',
      'letters, spaces, Unicode',
      'tones and i or y',
      'VN for Việt Nam',
      'codes',
    ]) {
      const pairs = PAIRS[kind] ?? [];
      const asked = pairs.filter(([written]) => resolve(written).unit === null).map(([written]) => written);
      expect(asked, kind).toEqual([]);
    }
  });

  it.each(STRANGERS)('leave “%s”, which is none of them, to a person', (written) => {
    expect(resolve(written).unit?.code).toBeUndefined();
    expect(acceptAbove(suggest(written), ACCEPTED_FROM)?.unit.code).toBeUndefined();
  });
});
