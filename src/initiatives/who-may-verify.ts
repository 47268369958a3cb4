import type { Campaign } from '../campaigns/campaign.ts';
import type { Db } from '../database/schema.ts';
import { findOrganisation } from '../organisations/organisation.store.ts';
import type { InitiativeWithUnit } from './initiative.store.ts';
import { listHoldersAbove } from './reviewers.store.ts';

type Item = Pick<InitiativeWithUnit, 'organisationPath' | 'entered_by'>;

/** Tells of each of these items whether anybody at all may verify it, as accounts and rules stand now. */
export async function verifiability(
  db: Db,
  items: readonly Item[],
  campaign: Pick<Campaign, 'own_entries_verifiable'>,
): Promise<(item: Item) => boolean> {
  const paths = items.map(({ organisationPath }) => organisationPath);
  const reviewers = await listHoldersAbove(db, paths, ['staff', 'organiser']);
  return ({ organisationPath, entered_by }) =>
    reviewers.some(
      ({ id, organisationPath: branch }) =>
        organisationPath.startsWith(branch) && (id !== entered_by || campaign.own_entries_verifiable === 1),
    );
}

/** The names of those that can change the rule about own entries. */
export async function ruleChangers(
  db: Db,
  { host_organisation_id }: Pick<Campaign, 'host_organisation_id'>,
): Promise<string> {
  const host = await findOrganisation(db, host_organisation_id);
  const organisers = await listHoldersAbove(db, host ? [host.path] : [], ['organiser']);
  return organisers.map(({ name }) => name).join(', ');
}
