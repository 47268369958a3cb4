import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, plain, sortKey, tidy, tidyLines } from '../../src/text/fold.ts';

describe('fold', () => {
  it.each([
    ['Đổi mới quy trình', 'doi moi quy trinh'],
    ['ĐIỆN tử', 'dien tu'],
    ['Ðà Nẵng (với chữ Eth)', 'da nang voi chu eth'],
    ['  hoà – hòa  ', 'hoa hoa'],
    ['Thạch Thất – Quốc Oai', 'thach that quoc oai'],
  ])('%s → %s', (text, key) => {
    expect(fold(text)).toBe(key);
  });

  it('is the same for composed and decomposed text, and when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tidy', () => {
  it('stores composed text without control characters, invisible ones or double spaces', () => {
    expect(tidy(' Cải\u0000 tiến\u200b\u00a0 quy   trình '.normalize('NFD'))).toBe('Cải tiến quy trình');
    expect(tidy('Ðồ gá')).toBe('Đồ gá');
    expect(tidyLines('a\r\nb\u0007')).toBe('a\nb');
  });

  it('does the same to text that seems tidy as to any other', () => {
    const untidy = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter((sign) => {
      // what cannot be seen at the end makes it look closer
      const [plain, closer] = [`a${sign}b`, `a${sign}b\u200b`];
      return tidy(plain) !== tidy(closer) || tidyLines(plain) !== tidyLines(closer);
    });
    expect(untidy).toEqual([]);
    for (const text of [' a', 'a ', 'a  b', '', ' ']) expect(tidy(text)).toBe(tidy(`${text}\u200b`));
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => tidy(tidy(text)) === tidy(text)),
      { numRuns: 1000 },
    );
  });
});

describe('sortKey', () => {
  it('orders as a Vietnamese dictionary does', () => {
    const names = ['Đà', 'Dã', 'Âu', 'Ăn', 'An', 'Ân', 'Ba', 'Dung', 'Em', 'Êm', 'ấm', 'ẩm'];
    const sorted = [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    expect(sorted).toEqual(['An', 'Ăn', 'ẩm', 'ấm', 'Ân', 'Âu', 'Ba', 'Dã', 'Dung', 'Đà', 'Em', 'Êm']);
  });
});

describe('folding by table', () => {
  const byDefinition = (text: string): string =>
    plain(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();

  it('comes to what the definition says, for any text', () => {
    const vietnamese = fc.string({
      unit: fc.constantFrom(...'aăâđeêioôơuưyAĐƯ ÁẠỨữởậặ\u0301\u0323.,–“”(1)½ßİÐ\u00a0\n\t'),
    });
    fc.assert(
      fc.property(fc.oneof(vietnamese, fc.string({ unit: 'binary' })), (text) => {
        expect(fold(text)).toBe(byDefinition(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('does so for every character of its table', () => {
    for (let code = 0; code < 0x2100; code++) {
      const text = `a${String.fromCharCode(code)}b ${String.fromCharCode(code)}`;
      expect(fold(text)).toBe(byDefinition(text));
    }
  });
});
