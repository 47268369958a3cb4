import type { Inside } from '../database/atomically.ts';
import { RANK } from '../database/unit.ts';
import { bumpVersion } from './campaign.store.ts';

/** The figures of this campaign change with this transaction: pages built from an older version are stale. */
export function touchCampaign({ unit }: Inside, campaignId: number): void {
  unit.atEnd(RANK.campaignVersion, `campaign ${String(campaignId).padStart(10, '0')}`, ({ db }) =>
    bumpVersion(db, campaignId),
  );
}
