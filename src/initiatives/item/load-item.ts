import { isClosed } from '../../campaigns/campaign.ts';
import type { Context } from '../../context.ts';
import { accountIdOf, fenceOf, mayAt } from '../../permissions.ts';
import { listAuthors } from '../author.store.ts';
import { loadEvidence } from '../evidence/load-evidence.ts';
import type { EvidenceTold } from '../evidence/section.ts';
import { getSituation, type Situation } from '../obstacle.ts';
import { listSimilar } from '../similar.store.ts';
import { ruleChangers, verifiability } from '../who-may-verify.ts';
import type { Told } from './acts.ts';
import { type ItemData, itemPage } from './item.page.ts';
import { findNextAwaiting, getSurroundings, listDuplicatesOf, listHistory } from './item.store.ts';

/** Everything that the page of one item shows this actor; what was told is what stands against a sent form. */
export async function loadItem(
  context: Context,
  code: string,
  told: Told | null = null,
  evidenceTold: EvidenceTold | null = null,
) {
  const { db, actor } = context;
  const situation = await getSituation(db, fenceOf(actor, 'initiatives.see'), code);
  const { initiative } = situation;
  const reviews = mayAt(actor, 'initiatives.verify', initiative.organisationPath);
  const data: ItemData = {
    ...situation,
    authors: await listAuthors(db, initiative.id),
    surroundings: await getSurroundings(db, initiative),
    duplicates: await listDuplicatesOf(db, initiative),
    history: await listHistory(db, initiative),
    evidence: await loadEvidence(db, initiative),
    similar: reviews ? await listSimilar(db, initiative) : [],
    stuck: await stuckOf(context, situation),
    next: reviews ? await nextFor(context, situation) : undefined,
  };
  return itemPage(data, actor, told, evidenceTold);
}

/** Who can change the rule, where nobody may verify this item as things stand; null where somebody may. */
async function stuckOf({ db }: Context, { initiative, campaign, phase }: Situation): Promise<string | null> {
  if (initiative.status !== 'submitted' || (phase && isClosed(phase))) return null;
  const isVerifiable = await verifiability(db, [initiative], campaign);
  return isVerifiable(initiative) ? null : ruleChangers(db, campaign);
}

function nextFor({ db, actor }: Context, { initiative, campaign }: Situation): Promise<string | undefined> {
  return findNextAwaiting(db, {
    campaignId: campaign.id,
    fence: fenceOf(actor, 'initiatives.verify') ?? '',
    afterId: initiative.id,
    notBy: campaign.own_entries_verifiable ? 0 : (accountIdOf(actor) ?? 0),
  });
}
