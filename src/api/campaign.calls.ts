import { getPublicCampaign, listCampaigns } from '../campaigns/campaign.store.ts';
import { isClosed } from '../campaigns/campaign.ts';
import { countProgress, type Progress } from '../progress/count-progress.ts';
import { standingsOf } from '../reports/standings.ts';
import { type Call, call } from './call.ts';
import { campaignsAnswer, progressAnswer, standingsAnswer, standingsQuery } from './schemas.ts';

const open = { method: 'get', ability: 'public', scope: 'read' } as const;

/** The public figures. */
export const campaignCalls: readonly Call[] = [
  call(
    {
      ...open,
      path: '/api/v1/campaigns',
      name: 'listCampaigns',
      answer: { name: 'Campaigns', schema: campaignsAnswer },
    },
    async ({ db }) => ({
      items: (await listCampaigns(db)).map(({ slug, title, starts_on, ends_on, goal }) => ({
        slug,
        title,
        startsOn: starts_on,
        endsOn: ends_on,
        goal,
      })),
    }),
  ),
  call(
    {
      ...open,
      path: '/api/v1/campaigns/:slug/progress',
      name: 'getProgress',
      answer: { name: 'Progress', schema: progressAnswer },
    },
    async ({ db, now }, { slug }) =>
      answerOf(await countProgress(db, await getPublicCampaign(db, slug), now)),
  ),
  call(
    {
      ...open,
      path: '/api/v1/campaigns/:slug/standings',
      name: 'getStandings',
      query: standingsQuery,
      answer: { name: 'Standings', schema: standingsAnswer },
    },
    async ({ db, now }, { slug, query: { by } }) => ({
      campaign: slug,
      asOf: now.toISOString(),
      by,
      items: await standingsOf(db, await getPublicCampaign(db, slug), by),
    }),
  ),
];

function answerOf({ campaign, asOf, total, phases }: Progress) {
  const { goal, submitted, verified, percent, benefitVnd } = total;
  return {
    campaign: campaign.slug,
    asOf,
    version: campaign.version,
    total: { goal, submitted, verified, percent, benefitVnd },
    phases: phases.map(({ phase, ...figures }) => ({
      number: phase.number,
      startsOn: phase.starts_on,
      endsOn: phase.ends_on,
      goal: phase.goal,
      submitted: figures.submitted,
      verified: figures.verified,
      awaiting: figures.awaiting,
      percent: figures.percent,
      requiredPerDay: figures.requiredPerDay,
      benefitVnd: figures.benefitVnd,
      closed: isClosed(phase),
    })),
  };
}
