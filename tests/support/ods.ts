import { type Member, zip } from './zip.ts';

const NAMESPACES = ['office', 'style', 'text', 'table', 'draw', 'svg']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')
  .join(' ');

export const contentXml = (body: string, styles = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`;

/** An OpenDocument file with this body, and further members or other ones. */
export function openDocument(body: string, styles = '', more: readonly Member[] = []): Uint8Array {
  const own: Member[] = [
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', data: contentXml(body, styles), deflate: true },
  ];
  return zip([...own.filter(({ name }) => !more.some((one) => one.name === name)), ...more]);
}

/** One visible sheet of these hand-written rows. */
export const ods = (rows: string): Uint8Array =>
  openDocument(`<office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet>`);
