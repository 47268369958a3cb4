import { decodeReferences } from './references.ts';

/** How the bytes of a text are meant: as they stand, or with references and line ends to replace, or line ends only. */
export type Characters = 'plain' | 'references' | 'cdata';

/** A text between two tags. One object serves a whole part. */
export class TextRun {
  bytes: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
  /** The bytes stand for themselves, in UTF-8. */
  isPlain = true;
  #characters: Characters = 'plain';

  set(bytes: Buffer, from: number, to: number, characters: Characters): this {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.isPlain = characters === 'plain';
    this.#characters = characters;
    return this;
  }

  toString(): string {
    const text = this.bytes.toString('utf8', this.from, this.to);
    if (this.isPlain) return text;
    const lines = text.replace(/\r\n?/g, '\n');
    return this.#characters === 'cdata' ? lines : decodeReferences(lines);
  }
}
