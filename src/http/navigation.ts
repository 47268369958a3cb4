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

/** The menu: what this actor may open. Management shows only where there is something in it. */
export function navigation(
  actor: AnyActor,
  here: string,
): { text: string; href: string; current: boolean }[] {
  const manages = (['campaigns.manage', 'accounts.enterprises', 'reports.read', 'audit.read'] as const).some(
    (ability) => may(actor, ability),
  );
  return ENTRIES.filter(([key, , ability]) => may(actor, ability) && (key !== 'nav.admin' || manages)).map(
    ([key, href]) => ({
      text: t(key),
      href,
      current: href === here,
    }),
  );
}
