/** Whether the bytes, which are sound UTF-8, are this text. */
export function isText(text: string, bytes: Buffer, from: number, to: number): boolean {
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const byte = bytes[from + index] as number;
    if (byte >= 0x80) return bytes.toString('utf8', from, to) === text;
    if (text.charCodeAt(index) !== byte) return false;
  }
  return to - from === length;
}

/** Four bytes at a time: each waits for the one before otherwise. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (; at + 3 < to; at += 4) {
    const four =
      (bytes[at] as number) * 29_791 +
      (bytes[at + 1] as number) * 961 +
      (bytes[at + 2] as number) * 31 +
      (bytes[at + 3] as number);
    hash = (Math.imul(hash, 923_521) + four) | 0;
  }
  for (; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash ^ (hash >>> 15);
}

/**
 * What was made of the same bytes before, without turning them into text again. Of two texts that share a place
 * the first stays until the other one comes twice in a row, so that a file full of different texts neither drives
 * out those that come again nor takes more room than this.
 */
export class ByteCache<T> {
  readonly #places: number;
  readonly #longest: number;
  readonly #make: (text: string) => T;
  readonly #hashes: Int32Array;
  /** The length of the text at each place, and one more; 0 for none. */
  readonly #lengths: Uint16Array;
  readonly #bytes: Buffer;
  readonly #values: (T | undefined)[];

  /** `places`: a power of two. `longest`: of how many bytes a text may be to be kept. */
  constructor(places: number, longest: number, make: (text: string) => T) {
    this.#places = places;
    this.#longest = longest;
    this.#make = make;
    this.#hashes = new Int32Array(places);
    this.#lengths = new Uint16Array(places);
    this.#bytes = Buffer.alloc(places * longest);
    // filled at random places, a short array would become a slow one
    this.#values = new Array<T | undefined>(places).fill(undefined);
  }

  of(bytes: Buffer, from: number, to: number): T {
    if (to - from > this.#longest) return this.#make(bytes.toString('utf8', from, to));
    const hash = hashOf(bytes, from, to);
    const place = hash & (this.#places - 1);
    const isSame = this.#hashes[place] === hash;
    if (isSame && this.#holds(place, bytes, from, to)) return this.#values[place] as T;
    const value = this.#make(bytes.toString('utf8', from, to));
    if (isSame || this.#lengths[place] === 0) this.#keep(place, bytes, from, to, value);
    this.#hashes[place] = hash;
    return value;
  }

  #holds(place: number, bytes: Buffer, from: number, to: number): boolean {
    if (this.#lengths[place] !== to - from + 1) return false;
    const kept = this.#bytes;
    const shift = place * this.#longest - from;
    for (let at = from; at < to; at++) if (kept[at + shift] !== bytes[at]) return false;
    return true;
  }

  #keep(place: number, bytes: Buffer, from: number, to: number, value: T): void {
    bytes.copy(this.#bytes, place * this.#longest, from, to);
    this.#lengths[place] = to - from + 1;
    this.#values[place] = value;
  }
}
