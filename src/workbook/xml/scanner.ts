import { LIMITS } from '../limits.ts';
import { damaged, UnreadableFile } from '../unreadable-file.ts';
import { cdataEnd, commentEnd, instructionEnd } from './asides.ts';
import { ByteCache, isText } from './byte-cache.ts';
import { BYTE, isSpecial, nameEnd, skipSpaces } from './characters.ts';
import { referenceEnd } from './references.ts';
import { Tag } from './tag.ts';
import { type Characters, TextRun } from './text-run.ts';

/** What a part is told to; names come without their prefix. The tag and the run hold only until the next call. */
export interface XmlSink {
  /** For elements that come by the hundred thousand. */
  readonly shortcut?: Shortcut;
  open(name: string, tag: Tag): void;
  close?(name: string): void;
  text?(run: TextRun): void;
}

/** Reads an element with all that is in it at once, where it lies there whole and is plainly sound. */
export interface Shortcut {
  /** Behind the element that begins here, of which the sink is told all; -1 where it is read the usual way. */
  read(bytes: Buffer, from: number, limit: number): number;
  /** How many elements that was. */
  readonly elements: number;
}

/** How deep an element of a shortcut goes at most. */
const SHORTCUT_DEPTH = 4;

interface ElementName {
  readonly whole: string;
  readonly bytes: number;
  readonly local: string;
}

const elementName = (whole: string): ElementName => ({
  whole,
  bytes: Buffer.byteLength(whole),
  local: whole.slice(whole.indexOf(':') + 1),
});

/**
 * Reads markup as it comes, in pieces cut anywhere: whatever is whole is told to the sink, the rest waits. Takes
 * nothing that is not well-formed, and no document type, so that nothing can be defined that would have to be expanded.
 */
export class XmlScanner {
  elements = 0;
  /** Grows with every tag that was told of. */
  events = 0;
  readonly #sink: XmlSink;
  readonly #shortcut: Shortcut | undefined;
  readonly #tag = new Tag();
  readonly #run = new TextRun();
  readonly #names = new ByteCache(256, 64, elementName);
  /** The names of the open elements; behind them still those that were open before, for the next is mostly the same. */
  readonly #open: ElementName[] = [];
  #depth = 0;
  #sawRoot = false;
  #isFirst = true;

  constructor(sink: XmlSink) {
    this.#sink = sink;
    this.#shortcut = sink.shortcut;
  }

  /** Answers where the first thing that is not whole yet begins. @throws UnreadableFile */
  scan(bytes: Buffer, limit: number): number {
    let at = 0;
    while (at < limit) {
      const next = bytes[at] === BYTE.less ? this.#markup(bytes, at, limit) : this.#text(bytes, at, limit);
      if (next < 0) break;
      this.#isFirst = false;
      at = next;
    }
    return at;
  }

  /** @throws UnreadableFile where the part is not complete */
  end(rest: Buffer): void {
    const isOver = this.#sawRoot && this.#depth === 0;
    if (!isOver || skipSpaces(rest, 0, rest.length) < rest.length) throw damaged(new Error('a part cut off'));
  }

  #text(bytes: Buffer, from: number, limit: number): number {
    let characters: Characters = 'plain';
    let at = from;
    while (at < limit) {
      const byte = bytes[at] as number;
      if (!isSpecial(byte)) at++;
      else if (byte === BYTE.less) return this.#tell(bytes, from, at, characters);
      else {
        at = specialEnd(bytes, from, at, limit);
        if (at < 0) return -1;
        if (byte !== BYTE.greater) characters = 'references';
      }
    }
    return -1;
  }

  #tell(bytes: Buffer, from: number, to: number, characters: Characters): number {
    if (this.#depth > 0) this.#sink.text?.(this.#run.set(bytes, from, to, characters));
    else if (skipSpaces(bytes, from, to) < to) throw damaged(new Error('text outside of the root'));
    return to;
  }

  #markup(bytes: Buffer, from: number, limit: number): number {
    if (from + 1 >= limit) return -1;
    switch (bytes[from + 1]) {
      case BYTE.slash:
        return this.#closeTag(bytes, from, limit);
      case BYTE.bang:
        return this.#declaration(bytes, from, limit);
      case BYTE.question:
        return instructionEnd(bytes, from, limit, this.#isFirst);
      default:
        return this.#openTag(bytes, from, limit);
    }
  }

  #openTag(bytes: Buffer, from: number, limit: number): number {
    const behind = this.#shortcut ? this.#whole(this.#shortcut, bytes, from, limit) : -1;
    if (behind >= 0) return behind;
    const nameTo = nameEnd(bytes, from + 1, limit);
    const end = nameTo < 0 ? -1 : this.#tag.read(bytes, nameTo, limit);
    if (end < 0) return -1;
    if (this.#depth === 0 && this.#sawRoot) throw damaged(new Error('a second root'));
    if (this.#depth >= LIMITS.xmlDepth)
      throw new UnreadableFile('file_xml_too_deep', { limit: LIMITS.xmlDepth });
    this.#sawRoot = true;
    this.elements++;
    this.events++;
    const name = this.#nameAt(bytes, from + 1, nameTo);
    this.#sink.open(name.local, this.#tag);
    if (this.#tag.isEmpty) this.#sink.close?.(name.local);
    else this.#depth++;
    return end;
  }

  #whole(shortcut: Shortcut, bytes: Buffer, from: number, limit: number): number {
    if (this.#depth === 0 || this.#depth > LIMITS.xmlDepth - SHORTCUT_DEPTH) return -1;
    const behind = shortcut.read(bytes, from, limit);
    if (behind < 0) return -1;
    this.elements += shortcut.elements;
    this.events++;
    return behind;
  }

  #nameAt(bytes: Buffer, from: number, to: number): ElementName {
    const before = this.#open[this.#depth];
    if (before && isText(before.whole, bytes, from, to)) return before;
    const name = this.#names.of(bytes, from, to);
    this.#open[this.#depth] = name;
    return name;
  }

  #closeTag(bytes: Buffer, from: number, limit: number): number {
    const name = this.#open[this.#depth - 1];
    if (!name) throw damaged(new Error('a closing tag that closes nothing'));
    const nameTo = from + 2 + name.bytes;
    const end = skipSpaces(bytes, nameTo, limit);
    if (end >= limit) return -1;
    if (bytes[end] !== BYTE.greater || !isText(name.whole, bytes, from + 2, nameTo))
      throw damaged(new Error('a closing tag of another element'));
    this.#depth--;
    this.events++;
    this.#sink.close?.(name.local);
    return end + 1;
  }

  #declaration(bytes: Buffer, from: number, limit: number): number {
    const head = bytes.toString('latin1', from, Math.min(from + 9, limit));
    if (head.startsWith('<!--')) return commentEnd(bytes, from, limit);
    if (head === '<![CDATA[') return this.#cdata(bytes, from, limit);
    if (head.toUpperCase() === '<!DOCTYPE') throw new UnreadableFile('file_xml_doctype');
    if (head.length === 9) throw damaged(new Error('unknown declaration'));
    return -1;
  }

  #cdata(bytes: Buffer, from: number, limit: number): number {
    if (this.#depth === 0) throw damaged(new Error('text outside of the root'));
    const end = cdataEnd(bytes, from, limit);
    if (end < 0) return -1;
    this.#sink.text?.(this.#run.set(bytes, from + 9, end, 'cdata'));
    return end + 3;
  }
}

/** Behind a character of text that does not simply stand for itself; -1 where the bytes end before it. */
function specialEnd(bytes: Buffer, from: number, at: number, limit: number): number {
  if (bytes[at] === BYTE.ampersand) return referenceEnd(bytes, at, limit);
  const closesNoCdata =
    at - from >= 2 && bytes[at - 1] === BYTE.closeBracket && bytes[at - 2] === BYTE.closeBracket;
  if (bytes[at] === BYTE.carriageReturn || (bytes[at] === BYTE.greater && !closesNoCdata)) return at + 1;
  throw damaged(new Error('forbidden character in a text'));
}
