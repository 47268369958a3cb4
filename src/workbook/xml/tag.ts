import { damaged } from '../unreadable-file.ts';
import { ByteCache, isText } from './byte-cache.ts';
import { BYTE, isSpecial, nameEnd, skipSpaces } from './characters.ts';
import { decodeReferences, referenceEnd } from './references.ts';

/** Each attribute: its name from and to, its value from and to, and 1 where that stands for itself. */
const FIELDS = 5;
/** So few names are compared with one another; more are put into a set. */
const FEW = 8;

/**
 * The inside of an opening tag. One object serves a whole part: it holds where the attributes lie, and makes
 * text only of those that are asked for, while the tag is the latest one.
 */
export class Tag {
  bytes: Buffer = Buffer.alloc(0);
  /** “<a/>”, which is closed as soon as it is open. */
  isEmpty = false;
  #count = 0;
  readonly #spans: number[] = [];
  readonly #texts = new ByteCache(1024, 32, (text) => text);

  /** Reads on from the name's end past the “>”; -1 where the bytes end before it. @throws UnreadableFile */
  read(bytes: Buffer, from: number, limit: number): number {
    this.bytes = bytes;
    this.#count = 0;
    let at = from;
    while (true) {
      const next = skipSpaces(bytes, at, limit);
      if (next >= limit) return -1;
      if (bytes[next] === BYTE.greater) return this.#finish(next, false);
      if (bytes[next] === BYTE.slash) return next + 1 < limit ? this.#finish(next + 1, true) : -1;
      if (next === at) throw damaged(new Error('no space before an attribute'));
      at = this.#attribute(next, limit);
      if (at < 0) return -1;
    }
  }

  /** The place of the attribute of this name, for `plainValue`; -1 for none. */
  find(name: string): number {
    for (let at = 0; at < this.#count * FIELDS; at += FIELDS)
      if (isText(name, this.bytes, this.#spans[at] as number, this.#spans[at + 1] as number)) return at;
    return -1;
  }

  /** `guess`: what it is likely to be, mostly the same as before, which is found out faster. */
  value(name: string, guess?: string): string | undefined {
    const place = this.find(name);
    if (place < 0) return undefined;
    const isGuess =
      guess !== undefined && isText(guess, this.bytes, this.valueFrom(place), this.valueTo(place));
    return isGuess && this.isPlain(place) ? guess : this.#valueAt(place);
  }

  /** Where the value's bytes begin and end, if they stand for themselves. */
  isPlain(place: number): boolean {
    return this.#spans[place + 4] === 1;
  }

  valueFrom(place: number): number {
    return this.#spans[place + 2] as number;
  }

  valueTo(place: number): number {
    return this.#spans[place + 3] as number;
  }

  /** All of them by their names, prefixes included. */
  attributes(): Record<string, string> {
    const all: Record<string, string> = Object.create(null);
    for (let at = 0; at < this.#count * FIELDS; at += FIELDS) all[this.#nameAt(at)] = this.#valueAt(at);
    return all;
  }

  #nameAt(place: number): string {
    return this.#texts.of(this.bytes, this.#spans[place] as number, this.#spans[place + 1] as number);
  }

  #valueAt(place: number): string {
    const text = this.#texts.of(this.bytes, this.valueFrom(place), this.valueTo(place));
    return this.isPlain(place) ? text : decodeReferences(text.replace(/\r\n|[\r\n\t]/g, ' '));
  }

  #finish(end: number, isEmpty: boolean): number {
    if (this.bytes[end] !== BYTE.greater) throw damaged(new Error('a stray slash'));
    this.isEmpty = isEmpty;
    if (this.#count > 1 && this.#hasDoubles()) throw damaged(new Error('an attribute twice'));
    return end + 1;
  }

  #attribute(from: number, limit: number): number {
    const { bytes } = this;
    const to = nameEnd(bytes, from, limit);
    if (to < 0) return -1;
    const equals = skipSpaces(bytes, to, limit);
    if (equals < limit && bytes[equals] !== BYTE.equals)
      throw damaged(new Error('an attribute without a value'));
    const quote = skipSpaces(bytes, equals + 1, limit);
    if (quote >= limit) return -1;
    if (bytes[quote] !== BYTE.doubleQuote && bytes[quote] !== BYTE.singleQuote)
      throw damaged(new Error('a value without quotes'));
    const start = this.#count * FIELDS;
    this.#spans[start] = from;
    this.#spans[start + 1] = to;
    this.#spans[start + 2] = quote + 1;
    return this.#value(start, quote, limit);
  }

  #value(start: number, quote: number, limit: number): number {
    const { bytes } = this;
    let plain = 1;
    let at = quote + 1;
    while (at < limit && bytes[at] !== bytes[quote]) {
      const byte = bytes[at] as number;
      if (byte === BYTE.ampersand) {
        at = referenceEnd(bytes, at, limit);
        if (at < 0) return -1;
        plain = 0;
        continue;
      }
      if (byte < BYTE.space) plain = 0;
      if (isSpecial(byte) && byte !== BYTE.greater && byte !== BYTE.carriageReturn)
        throw damaged(new Error('forbidden character in a value'));
      at++;
    }
    if (at >= limit) return -1;
    this.#spans[start + 3] = at;
    this.#spans[start + 4] = plain;
    this.#count++;
    return at + 1;
  }

  #hasDoubles(): boolean {
    const end = this.#count * FIELDS;
    if (this.#count > FEW) {
      const names = new Set<string>();
      for (let at = 0; at < end; at += FIELDS) names.add(this.#nameAt(at));
      return names.size < this.#count;
    }
    for (let one = 0; one < end; one += FIELDS)
      for (let other = one + FIELDS; other < end; other += FIELDS) if (this.#areSame(one, other)) return true;
    return false;
  }

  #areSame(one: number, other: number): boolean {
    const [from, to] = [this.#spans[one] as number, this.#spans[one + 1] as number];
    const shift = (this.#spans[other] as number) - from;
    if ((this.#spans[other + 1] as number) - to !== shift) return false;
    for (let at = from; at < to; at++) if (this.bytes[at] !== this.bytes[at + shift]) return false;
    return true;
  }
}
