import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { Invalid } from '../errors.ts';
import { once, type RequestKey } from '../requests/once.ts';
import { fold } from '../text/fold.ts';
import { type CampaignInput, SLUG_MOST } from './campaign.input.ts';
import { campaignColumns, checkCampaign } from './check-campaign.ts';
import { insertCampaignUnlessTaken, listSlugsLike, replaceParents } from './managed-campaign.store.ts';
import { touchCampaign } from './touch-campaign.ts';

/** A campaign or a programme, run by a unit of the actor's branch; it takes initiatives once it has a phase. */
export async function createCampaign(
  context: Context,
  input: CampaignInput,
  request: RequestKey | null,
): Promise<{ slug: string }> {
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      const { host, parents } = await checkCampaign(inside, input);
      const slug = input.slug ?? (await freeSlug(inside.db, input.title));
      const id = await insertCampaignUnlessTaken(inside.db, { slug, ...campaignColumns(input, host) });
      if (id === null) throw new Invalid({ slug: { code: 'slug_taken', params: { slug } } });
      await replaceParents(
        inside.db,
        id,
        parents.map((parent) => parent.id),
      );
      touchCampaign(inside, id);
      recordEvent(inside, {
        action: 'campaign.created',
        subjectType: 'campaign',
        subject: slug,
        organisationPath: host.path,
        after: { ...input, slug },
      });
      return { slug };
    }),
  );
}

/** “Sáng kiến, sáng tạo Thủ đô” → sang-kien-sang-tao-thu-do; with a number where that is taken. */
async function freeSlug(db: Db, title: string): Promise<string> {
  const wanted = slugFrom(title);
  if (wanted === '') throw new Invalid({ slug: { code: 'required' } });
  const taken = new Set(await listSlugsLike(db, wanted));
  if (!taken.has(wanted) && wanted !== 'new') return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** Short enough that a number still fits behind it. */
const slugFrom = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MOST - 5)
    .replace(/^-|-$/g, '');
