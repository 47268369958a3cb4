import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { type Budget, LIMITS } from './limits.ts';
import { damaged, UnreadableFile } from './unreadable-file.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** Names come without their prefix: every program chooses its own, and the strict dialect its own namespaces. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** UTF-8 or UTF-16, the two that the format allows; anything else is found out by not decoding. */
function decoderFor(head: Uint8Array): TextDecoder {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le', { fatal: true });
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (error) {
    throw damaged(error);
  }
}

/** The parser wired to the handlers; `progress` tells what has come out of it so far. */
function createParser(handlers: XmlHandlers) {
  const parser = new SaxesParser({ position: false, xmlns: false });
  const progress = { depth: 0, elements: 0, events: 0 };
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw new UnreadableFile('file_xml_doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    progress.events++;
    progress.elements++;
    if (++progress.depth > LIMITS.xmlDepth)
      throw new UnreadableFile('file_xml_too_deep', { limit: LIMITS.xmlDepth });
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    progress.events++;
    progress.depth--;
    handlers.close?.(localName(name));
  });
  if (handlers.text) {
    const text = handlers.text.bind(handlers);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return { parser, progress };
}

/** Feeds one part to the handlers. @throws UnreadableFile where it is no sound XML, or passes a limit */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  budget: Budget,
): Promise<void> {
  const { parser, progress } = createParser(handlers);
  let decoder: TextDecoder | undefined;
  let silence = 0;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    const text = decode(decoder, chunk);
    // the parser tells of a document type only at its end, which a hostile one never reaches
    if (progress.events === 0 && /<!DOCTYPE/i.test(text)) throw new UnreadableFile('file_xml_doctype');
    const before = { ...progress };
    parser.write(text);
    budget.spend('xmlElements', progress.elements - before.elements);
    silence = progress.events === before.events ? silence + text.length : 0;
    if (silence > LIMITS.xmlSilence) throw damaged(new Error('endless markup'));
  }
  if (decoder) parser.write(decode(decoder));
  parser.close();
}
