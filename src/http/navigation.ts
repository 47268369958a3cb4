import { type Ability, type AnyActor, may } from '../permissions.ts';
import { type TextKey, t } from '../text/text.ts';
import { paths } from './paths.ts';

const ENTRIES: readonly [TextKey, string, Ability][] = [
  ['nav.progress', paths.home(), 'public'],
  ['nav.search', paths.status(), 'public'],
  ['nav.initiatives', paths.initiatives(), 'initiatives.see'],
  ['nav.new', paths.newInitiative(), 'initiatives.submit'],
  ['nav.verification', paths.verification(), 'initiatives.verify'],
  ['nav.imports', paths.imports(), 'imports.use'],
  ['nav.reports', paths.reports(), 'reports.read'],
  ['nav.admin', paths.admin(), 'account.own'],
];

/** As in `aria-current`: this very page, or one that stands under it. */
type Current = 'page' | 'true';

/** The menu: what this actor may open. Management shows only where there is something in it. */
export function navigation(
  actor: AnyActor,
  here: string,
): { text: string; href: string; current: Current | null }[] {
  const manages = (['campaigns.manage', 'accounts.enterprises', 'reports.read', 'audit.read'] as const).some(
    (ability) => may(actor, ability),
  );
  const section = sectionOf(here);
  return ENTRIES.filter(([key, , ability]) => may(actor, ability) && (key !== 'nav.admin' || manages)).map(
    ([key, href]) => ({
      text: t(key),
      href,
      current: href !== section ? null : href === here ? 'page' : 'true',
    }),
  );
}

/** The entry under whose address the page stands: of several the longest, so that “new” is not its list. */
function sectionOf(here: string): string | undefined {
  const above = ENTRIES.map(([, href]) => href).filter(
    (href) => href === here || here.startsWith(`${href}/`),
  );
  return above.sort((one, other) => other.length - one.length)[0];
}
