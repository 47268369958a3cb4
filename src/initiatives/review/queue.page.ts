import type { Campaign } from '../../campaigns/campaign.ts';
import { paths } from '../../http/paths.ts';
import { type AnyActor, mayAt } from '../../permissions.ts';
import { problemText, t } from '../../text/text.ts';
import { isOwnEntry } from '../obstacle.ts';
import type { Asked, Choices } from '../search/asked.ts';
import { countText, filterFields, itemRow, pageLinks } from '../search/list.page.ts';
import type { Item, Slice } from '../search/slice.store.ts';
import type { Outcome } from './verify-selected.ts';

export interface QueueData {
  readonly slice: Slice;
  readonly count: number | null;
  /** Whether anybody at all may verify an item. */
  readonly isVerifiable: (item: Item) => boolean;
  /** Who can change the rule about own entries. */
  readonly changers: string;
  readonly outcome: Outcome | null;
}

/** What waits for the union, the oldest first. */
export function queuePage(asked: Asked, choices: Choices, data: QueueData, actor: AnyActor) {
  const { slice, count, outcome } = data;
  const kept = { campaign: asked.campaign, organisation: asked.organisation, phase: asked.phase };
  const rows = slice.items.map((item) => ({
    ...itemRow(item),
    ...obstacleOf(item, choices.campaign, data, actor),
    version: item.version,
    verifyAction: paths.initiativeAct(item.code, 'verification'),
  }));
  return {
    title: t('queue.title'),
    action: paths.verification(),
    ...filterFields(asked, choices),
    hidden: Object.entries({ ...kept, after: asked.from }).map(([name, value]) => ({
      name,
      value: value ?? '',
    })),
    count: count === null ? null : countText(count),
    rows,
    mayAny: rows.some(({ obstacle }) => obstacle === ''),
    ruleHint: rows.some(({ stuck }) => stuck) ? t('obstacle.nobody', { names: data.changers }) : '',
    outcome: outcome ? outcomeOf(outcome) : null,
    empty: asked.organisation || asked.phase ? t('initiatives.nothingFound') : t('queue.empty'),
    listHref: paths.initiatives(),
    ...pageLinks(slice, asked, ({ from }) => paths.verification({ ...kept, after: from })),
  };
}

/** The same rule as the verb's, as far as a row of the queue can tell. */
function obstacleOf(
  item: Item,
  campaign: Pick<Campaign, 'own_entries_verifiable'>,
  { isVerifiable }: QueueData,
  actor: AnyActor,
): { obstacle: string; stuck: boolean } {
  if (!mayAt(actor, 'initiatives.verify', item.organisationPath))
    return { obstacle: t('queue.notYours'), stuck: false };
  if (item.closed_at !== null)
    return {
      obstacle: problemText({ code: 'phase_closed', params: { number: item.phaseNumber ?? 0 } }),
      stuck: false,
    };
  if (!isVerifiable(item)) return { obstacle: t('queue.stuck'), stuck: true };
  const own = isOwnEntry(actor, item) && !campaign.own_entries_verifiable;
  return { obstacle: own ? t('queue.own') : '', stuck: false };
}

const outcomeOf = ({ verified, refused }: Outcome) => ({
  text: t('queue.verified', { count: verified.length }),
  refused: refused.map(({ code, problem }) => ({
    code,
    href: paths.initiative(code),
    text: problemText(problem),
  })),
});
