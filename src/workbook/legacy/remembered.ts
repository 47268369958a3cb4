const AT_MOST = 20_000;
const LONGEST = 12;

/** The same function, which works each word out once: Vietnamese has few thousand syllables, and files repeat them. */
export function remembered<Answer>(work: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = work(word);
    if (known.size >= AT_MOST) known.clear();
    // a word cut out of a larger text keeps the whole of it in memory: what is glued together stands alone
    if (word.length <= LONGEST) known.set(` ${word}`.slice(1), answer);
    return answer;
  };
}
