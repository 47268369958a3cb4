/** Below this it costs nothing to put marks in order. */
const SHORT = 256;

const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * The text without the marks that no letter has: more than eight on one. Composing sorts them, and takes
 * seconds for a cell full of them.
 */
export function withoutHeapsOfMarks(text: string): string {
  return text.length > SHORT ? text.replace(TOO_MANY_MARKS, '$1') : text;
}

/** Accents joined to their letters (NFC). */
export const composed = (text: string): string => withoutHeapsOfMarks(text).normalize('NFC');

/** The same of a text in pieces, of which one may end between a letter and its accents. */
export async function* composedSlices(slices: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const slice of slices) {
    const text = rest + slice;
    const last = text.search(/\P{M}\p{M}{0,8}$/u);
    const cut = last < 0 ? text.length : last;
    yield composed(text.slice(0, cut));
    rest = text.slice(cut);
  }
  yield composed(rest);
}
