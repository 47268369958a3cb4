import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { Budget } from '../../src/workbook/limits.ts';
import { UnreadableFile } from '../../src/workbook/unreadable-file.ts';
import { readXml } from '../../src/workbook/xml.ts';
import { type Random, randomOf } from '../support/nasty/random.ts';

type Told = readonly (string | Record<string, string>)[];

/** What a part tells: opening names with their attributes, closing names, and the text between. */
class Listener {
  readonly told: (string | Record<string, string>)[] = [];
  #text = '';

  open(name: string, attributes: Readonly<Record<string, string | undefined>>): void {
    this.#flush();
    this.told.push(`<${name}`, { ...(attributes as Record<string, string>) });
  }

  close(name: string): void {
    this.#flush();
    this.told.push(`>${name}`);
  }

  text(text: string): void {
    this.#text += text;
  }

  #flush(): void {
    if (this.#text) this.told.push(this.#text);
    this.#text = '';
  }
}

/** The same by a parser of another hand; null where it refuses. */
function judged(bytes: Uint8Array): Told | null {
  const listener = new Listener();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parser = new SaxesParser({
      position: false,
      xmlns: false,
      forceXMLVersion: true,
      defaultXMLVersion: '1.0',
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('doctype', () => {
      throw new Error('doctype');
    });
    let depth = 0;
    parser.on('opentag', ({ name, attributes }) => {
      depth++;
      listener.open(local(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      depth--;
      listener.close(local(name));
    });
    parser.on('cdata', (cdata) => listener.text(cdata));
    parser.on('text', (piece) => depth > 0 && listener.text(piece));
    parser.write(text).close();
    return listener.told;
  } catch {
    return null;
  }
}

/** As ours reads it, in pieces cut wherever the random numbers say; null where it refuses. */
async function scanned(bytes: Uint8Array, random: Random): Promise<Told | null> {
  const listener = new Listener();
  async function* pieces() {
    for (let from = 0; from < bytes.length; ) {
      const to = from + 1 + random.below(random.below(4) === 0 ? 3 : 200);
      yield bytes.subarray(from, to);
      from = to;
    }
  }
  try {
    await readXml(pieces(), listener, new Budget());
    return listener.told;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return null;
  }
}

const NAMES = ['c', 'x:row', 'is', 't', 'tên', 'a-b.c', '_1', 'worksheet'];
const TEXTS = [
  'a',
  'ệ',
  ' ',
  '\r\n',
  '\r',
  '\n',
  '\t',
  '&amp;',
  '&#7879;',
  '&#x1F600;',
  '&#13;',
  '&lt;',
  '&quot;',
];
const MORE_TEXTS = [
  ']] ',
  '>',
  '"',
  "'",
  '_x000D_',
  '😀',
  '\ufffd',
  '12',
  '/',
  '=',
  '-',
  '&apos;',
  '&#x41;',
  '?',
];
const ASIDES = [
  '<!-- a > < & -->',
  '<!---->',
  '<?go on?>',
  '<?a?>',
  '<![CDATA[ <a> & ]] > ]]>',
  '<![CDATA[]]>',
];

function attributes(random: Random): string {
  const names = NAMES.slice(random.below(NAMES.length)).slice(0, random.below(4));
  const value = () => words(random).replace(/["']/g, '');
  return names.map((name) => random.one([` ${name}="${value()}"`, `\n${name} = '${value()}'`])).join('');
}

const words = (random: Random): string =>
  Array.from({ length: random.below(6) }, () => random.one(random.one([TEXTS, MORE_TEXTS]))).join('');

function element(random: Random, depth: number): string {
  const name = random.one(NAMES);
  if (random.below(4) === 0) return `<${name}${attributes(random)}${random.one(['/>', ' />'])}`;
  const inside = Array.from({ length: random.below(5) }, () => {
    const kind = random.below(depth > 4 ? 2 : 5);
    if (kind === 0) return words(random);
    return kind === 1 ? random.one(ASIDES) : element(random, depth + 1);
  });
  return `<${name}${attributes(random)}>${inside.join('')}</${name}${random.one(['', ' '])}>`;
}

const HEADS = [
  '',
  '\ufeff',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
  "<?xml version = '1.0'?>",
  ' ',
];

const document = (random: Random): string =>
  random.one(HEADS) +
  random.one(['', '<!-- head -->', '<?go?>\n']) +
  element(random, 0) +
  random.one(['', '\n', '<!-- end -->']);

const CRUMBS = [
  '<',
  '>',
  '&',
  ';',
  '"',
  "'",
  '/',
  '=',
  '?',
  '!',
  '-',
  ']',
  ' ',
  '\n',
  '\r',
  'a',
  ':',
  '1',
  '.',
  '#',
];
const LUMPS = [
  '&nbsp;',
  '&#0;',
  '&#xD800;',
  '&#xFFFE;',
  '&#x110000;',
  '&#;',
  '&;',
  ']]>',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
];
const MORE_LUMPS = [
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '<!doctype a []>',
  '</',
  '/>',
  '<a',
  'a="1" a="2"',
  '<?XML ?>',
  '<a/>',
];
const BYTES = [
  [0],
  [1],
  [0x1f],
  [0x7f],
  [0xc3],
  [0xff],
  [0xef, 0xbf, 0xbf],
  [0xef, 0xbf, 0xbe],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
];

function mutated(text: string, random: Random): Uint8Array {
  let bytes = Buffer.from(text);
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(bytes.length + 1);
    const to = at + random.one([0, 0, 1, 1, 2, 5]);
    const insert = [
      Buffer.alloc(0),
      Buffer.from(random.one(CRUMBS)),
      Buffer.from(random.one(random.one([LUMPS, MORE_LUMPS]))),
      Buffer.from(random.one(BYTES)),
      bytes.subarray(random.below(bytes.length), at),
    ];
    bytes = Buffer.concat([bytes.subarray(0, at), random.one(insert), bytes.subarray(to)]);
  }
  return bytes;
}

test('10.000 documents are told as another parser tells them, wherever they are cut', async () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const random = randomOf(seed);
    const bytes = Buffer.from(document(random));
    const told = judged(bytes);
    expect(told, `seed ${seed}`).not.toBeNull();
    expect(await scanned(bytes, random), `seed ${seed}: ${bytes}`).toEqual(told);
  }
});

test('20.000 spoilt documents are refused where another parser refuses them, and told alike otherwise', async () => {
  const seen = { told: 0, refused: 0 };
  for (let seed = 1; seed <= 20_000; seed++) {
    const random = randomOf(seed);
    const bytes = mutated(document(random), random);
    const told = judged(bytes);
    seen[told ? 'told' : 'refused']++;
    expect(await scanned(bytes, random), `seed ${seed}: ${bytes}`).toEqual(told);
  }
  expect(Math.min(seen.told, seen.refused)).toBeGreaterThan(1_500);
});
