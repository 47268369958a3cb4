import { type Budget, LIMITS } from './limits.ts';
import { damaged } from './unreadable-file.ts';
import { XmlScanner, type XmlSink } from './xml/scanner.ts';
import { Utf8Window } from './xml/utf8-window.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** Names come without their prefix: every program chooses its own, and the strict dialect its own namespaces. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Feeds one part to the handlers. @throws UnreadableFile where it is no sound XML, or passes a limit */
export function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  budget: Budget,
): Promise<void> {
  const open: XmlSink['open'] = (name, tag) => handlers.open(name, tag.attributes());
  const close: XmlSink['close'] = (name) => handlers.close?.(name);
  const text: XmlSink['text'] = (run) => handlers.text?.(run.toString());
  return scanXml(chunks, handlers.text ? { open, close, text } : { open, close }, budget);
}

/** As `readXml`, for parts so large that every text that is not made counts. */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array>,
  sink: XmlSink,
  budget: Budget,
): Promise<void> {
  const scanner = new XmlScanner(sink);
  const window = new Utf8Window();
  let silence = 0;
  for await (const chunk of chunks) {
    const { elements, events } = scanner;
    window.add(chunk);
    window.drop(scanner.scan(window.bytes, window.limit));
    budget.spend('xmlElements', scanner.elements - elements);
    silence = scanner.events === events ? silence + chunk.length : 0;
    if (silence > LIMITS.xmlSilence) throw damaged(new Error('endless markup'));
  }
  window.end();
  window.drop(scanner.scan(window.bytes, window.limit));
  scanner.end(window.bytes);
}
