import type { World } from '../support/world.ts';

/** What a page's form would send as it stands: text fields, hidden ones, chosen options. */
export function fields(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('<main'));
  const found: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (!name || (/type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag))) continue;
    found[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</g))
    found[name as string] = unescaped(text as string);
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    found[name as string] = /value="([^"]*)" selected/.exec(options as string)?.[1] ?? '';
  delete found['_csrf'];
  return found;
}

export const versionIn = (html: string): string => fields(html)['version'] ?? '';

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');

/** The actions recorded about one subject, in order. */
export async function eventsOf(world: World, subject: string): Promise<string[]> {
  const rows = await world.database.db
    .selectFrom('event')
    .select('action')
    .where('subject', '=', subject)
    .orderBy('sequence')
    .execute();
  return rows.map(({ action }) => action);
}
