import type { Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { listCampaigns } from '../../campaigns/campaign.store.ts';
import { renderPage } from '../../http/render.ts';
import { get, query, type Route } from '../../http/route.ts';
import { campaignOf } from '../chosen-campaign.ts';
import { findLastChange } from '../initiative.store.ts';
import { readCode } from '../initiative.ts';
import { statusPage } from './status.page.ts';
import { findPublicStatus } from './status.store.ts';

const A_MINUTE = { points: 30, duration: 60 };

/** Where an initiative stands, for whoever has its code. */
export function statusRoutes(): Route[] {
  const perAddress = new RateLimiterMemory(A_MINUTE);

  const show = async (req: Request, res: Response): Promise<void> => {
    const { db, now } = req.context;
    const typed = query(req, 'code').trim();
    const campaign = campaignOf(await listCampaigns(db), '', now);
    const answer = (status: number, given: Parameters<typeof statusPage>[1]): void =>
      renderPage(req, res, 'initiatives/status', statusPage(typed, given, campaign?.slug), status);
    if (typed === '') return answer(200, null);
    if (!(await isWithin(perAddress, req.ip ?? ''))) {
      res.setHeader('retry-after', '60');
      return answer(429, { problem: { code: 'too_many_attempts', params: { minutes: 1 } } });
    }
    const code = readCode(typed);
    const item = code ? await findPublicStatus(db, code) : undefined;
    if (!item) return answer(404, { problem: { code: 'unknown_code' } });
    // what is to be added to a confidential item tells what stands in it
    const told = item.status === 'returned' && !item.confidential;
    const last = told ? await findLastChange(db, item.id) : undefined;
    answer(200, { item, reason: last?.note ?? '' });
  };

  return [get('/status', 'public', show)];
}

async function isWithin(limiter: RateLimiterMemory, address: string): Promise<boolean> {
  try {
    await limiter.consume(address);
    return true;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return false;
  }
}
