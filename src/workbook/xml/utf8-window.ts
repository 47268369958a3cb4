import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { damaged } from '../unreadable-file.ts';

const MARK = Buffer.from('\ufeff');
const LONGEST_MARK = 3;
/** The two characters beyond the ASCII ones that no XML may hold. */
const FORBIDDEN = ['\ufffe', '\uffff'].map((character) => Buffer.from(character));

/** UTF-8 or UTF-16, the two that the format allows; anything else is found out by not decoding. */
function decoderFor([first, second]: Uint8Array): TextDecoder | null {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le', { fatal: true });
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be', { fatal: true });
  return null;
}

/** How many of the bytes there are without those of a last character that is not all there. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0)
      return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The part of a text that is being looked at: sound UTF-8, whatever it came as. */
export class Utf8Window {
  /** Sound up to `limit`; the few bytes behind it are of a character that is still to come. */
  bytes: Buffer = Buffer.alloc(0);
  limit = 0;
  #head: Uint8Array | null = new Uint8Array();
  #decoder: TextDecoder | null = null;

  /** @throws UnreadableFile where the bytes are no text */
  add(piece: Uint8Array): void {
    if (this.#head === null) this.#take(piece);
    else {
      this.#head = Buffer.concat([this.#head, piece]);
      if (this.#head.length >= LONGEST_MARK) this.#begin(this.#head);
    }
  }

  /** Lets go of what has been read. */
  drop(count: number): void {
    this.bytes = this.bytes.subarray(count);
    this.limit -= count;
  }

  /** @throws UnreadableFile where a character is cut in two */
  end(): void {
    if (this.#head) this.#begin(this.#head);
    if (this.#decoder) this.#take();
    if (this.limit < this.bytes.length) throw damaged(new Error('a character cut off'));
  }

  #begin(head: Uint8Array): void {
    this.#head = null;
    this.#decoder = decoderFor(head);
    this.#take(MARK.equals(head.subarray(0, 3)) ? head.subarray(3) : head);
  }

  #take(piece?: Uint8Array): void {
    const bytes = this.#decoder ? decoded(this.#decoder, piece) : (piece ?? new Uint8Array());
    this.bytes = Buffer.concat([this.bytes, bytes]);
    const whole = wholeCharacters(this.bytes);
    const fresh = this.bytes.subarray(this.limit, whole);
    if (!isUtf8(fresh) || FORBIDDEN.some((character) => fresh.includes(character)))
      throw damaged(new Error('no text'));
    this.limit = whole;
  }
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): Uint8Array {
  try {
    return Buffer.from(piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
  } catch (error) {
    throw damaged(error);
  }
}
