const LETTERS = 37;
const TRIGRAMS = LETTERS ** 3;
/** How many entries of the lists are looked at for one query: common trigrams cost most and tell least. */
const MOST_LOOKED_AT = 40_000;
const FEWEST_TRIGRAMS = 4;
const STEPS = 512;

/**
 * Finds names like a given one among very many, by the trigrams they share; rare ones weigh more. It says
 * who is worth a closer look, not how like they are. Names are folded text, words divided by single spaces.
 */
export class NameSearch {
  private readonly trigrams = new Trigrams();
  /** Where the list of each trigram begins in `lists`. */
  private readonly starts = new Int32Array(TRIGRAMS + 1);
  private readonly lists: Int32Array;
  private readonly weights = new Float32Array(TRIGRAMS);
  /** The weights of a name's trigrams, summed. */
  private readonly sums: Float32Array;
  private readonly shared: Float32Array;
  private readonly touched: Int32Array;
  private readonly steps: Int16Array;

  constructor(names: readonly string[]) {
    const { starts } = this;
    const all = names.map((name) => this.trigrams.list(name));
    for (const list of all) for (const trigram of list) add(starts, trigram + 1, 1);
    for (let index = 0; index < TRIGRAMS; index++) {
      this.weights[index] = Math.log(1 + names.length / (1 + at(starts, index + 1)));
      add(starts, index + 1, at(starts, index));
    }
    this.lists = new Int32Array(at(starts, TRIGRAMS));
    this.sums = new Float32Array(names.length);
    this.shared = new Float32Array(names.length);
    this.touched = new Int32Array(names.length);
    this.steps = new Int16Array(names.length);
    this.fill(all);
  }

  private fill(all: readonly Int32Array[]): void {
    const next = this.starts.slice();
    for (const [name, list] of all.entries()) {
      for (const trigram of list) {
        this.lists[at(next, trigram)] = name;
        add(next, trigram, 1);
      }
      this.sums[name] = this.sum(list);
    }
  }

  /** The indexes of the names that share most with the text, `most` of them at the most, in no order. */
  nearest(text: string, most: number): number[] {
    const trigrams = this.trigrams.list(text).sort((a, b) => this.size(a) - this.size(b));
    const count = this.share(trigrams);
    const found = this.best(count, this.sum(trigrams), most);
    for (let index = 0; index < count; index++) this.shared[at(this.touched, index)] = 0;
    return found;
  }

  /** Adds up in `shared` what each name shares, and tells how many names are in `touched`. */
  private share(trigrams: Int32Array): number {
    const { shared, touched, lists } = this;
    let count = 0;
    let looked = 0;
    for (const [index, trigram] of trigrams.entries()) {
      looked += this.size(trigram);
      if (looked > MOST_LOOKED_AT && index >= FEWEST_TRIGRAMS) break;
      const weight = at(this.weights, trigram);
      const end = at(this.starts, trigram + 1);
      for (let place = at(this.starts, trigram); place < end; place++) {
        const name = at(lists, place);
        const before = at(shared, name);
        if (before === 0) touched[count++] = name;
        shared[name] = before + weight;
      }
    }
    return count;
  }

  /** The best of the touched ones: how near each is goes into one of few steps, so that nothing is sorted. */
  private best(count: number, sum: number, most: number): number[] {
    const { touched, shared, sums, steps } = this;
    const inStep = new Int32Array(STEPS + 1);
    for (let index = 0; index < count; index++) {
      const name = at(touched, index);
      const step = Math.min(STEPS, (STEPS * 2 * at(shared, name)) / (sum + at(sums, name))) | 0;
      steps[index] = step;
      add(inStep, step, 1);
    }
    let lowest = STEPS;
    let room = most;
    while (lowest > 0 && room >= at(inStep, lowest)) room -= at(inStep, lowest--);
    const found: number[] = [];
    for (let index = 0; index < count; index++) {
      const step = at(steps, index);
      if (step > lowest || (step === lowest && room-- > 0)) found.push(at(touched, index));
    }
    return found;
  }

  private sum(trigrams: Int32Array): number {
    return trigrams.reduce((total, trigram) => total + at(this.weights, trigram), 0);
  }
  private size(trigram: number): number {
    return at(this.starts, trigram + 1) - at(this.starts, trigram);
  }
}

const at = (numbers: Int32Array | Int16Array | Float32Array, index: number): number => numbers[index] ?? 0;
const add = (numbers: Int32Array, index: number, more: number): void => {
  numbers[index] = at(numbers, index) + more;
};

/** The trigrams of texts as numbers, each once a text; a word's beginning and end count as letters. */
class Trigrams {
  private readonly seen = new Int32Array(TRIGRAMS);
  private turn = 0;

  list(text: string): Int32Array {
    this.turn += 1;
    const found: number[] = [];
    let first = 0;
    let second = 0;
    for (let index = 0; index <= text.length; index++) {
      const third = index === text.length ? 0 : letter(text.charCodeAt(index));
      const trigram = (first * LETTERS + second) * LETTERS + third;
      if (index > 0 && this.seen[trigram] !== this.turn) {
        this.seen[trigram] = this.turn;
        found.push(trigram);
      }
      first = second;
      second = third;
    }
    return Int32Array.from(found);
  }
}

/** 0 for a space, 1 to 36 for the rest; letters of other scripts share places, which costs only sharpness. */
function letter(code: number): number {
  if (code === 32) return 0;
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return (code % 36) + 1;
}
