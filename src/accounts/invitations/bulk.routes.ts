import type { Request, Response } from 'express';
import { recordEvent } from '../../audit/record-event.ts';
import { atomically } from '../../database/atomically.ts';
import { bodyOf, textFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, post, type Route } from '../../http/route.ts';
import { accountIdOf } from '../../permissions.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { formatInstant } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { ShownOnce } from '../shown-once.ts';
import { candidatesPage, type Letters, lettersCsv, lettersPage } from './bulk.page.ts';
import { inviteEnterprises, listCandidates } from './invite-enterprises.ts';
import { expiryOf } from './open-invitation.ts';

const BOX = 'letters';

/** Inviting all enterprises that wait for an account, and handing the links over: on screen, on paper, as csv. */
export function bulkInvitationRoutes({ config }: { config: { baseUrl: string } }): Route[] {
  const box = new ShownOnce<Letters>();

  const choose = async (req: Request, res: Response, nothingChosen = false): Promise<void> => {
    const page = candidatesPage(await listCandidates(req.context), nothingChosen);
    renderPage(req, res, 'accounts/invitations', page, nothingChosen ? 422 : 200);
  };

  const invite = async (req: Request, res: Response): Promise<void> => {
    const { actor, now } = req.context;
    const codes = textFields(bodyOf(req), 'organisation');
    if (codes.length === 0) return choose(req, res, true);
    const made = await inviteEnterprises(req.context, codes, requestOfForm(bodyOf(req)));
    const letters = made.map(({ token, ...letter }) => ({
      ...letter,
      address: `${config.baseUrl}${paths.invitation(token)}`,
    }));
    const until = formatInstant(expiryOf(now));
    if (letters.length > 0) box.keep(accountIdOf(actor), BOX, { letters, until }, now);
    res.redirect(303, paths.invitationLinks());
  };

  const lettersOf = ({ context: { actor, now } }: Request): Letters | undefined =>
    box.find(accountIdOf(actor), BOX, now);

  const show = (req: Request, res: Response): void => {
    renderPage(req, res, 'accounts/links', lettersPage(lettersOf(req)));
  };

  const csv = async (req: Request, res: Response): Promise<void> => {
    const kept = lettersOf(req);
    if (!kept) return res.redirect(303, paths.invitationLinks());
    await atomically(req.context, async (inside) => {
      const subject = String(kept.letters.length);
      recordEvent(inside, { action: 'account.links_exported', subjectType: 'account', subject });
    });
    res.setHeader('cache-control', 'no-store');
    res
      .attachment(`${t('invitations.fileName')}.csv`)
      .type('csv')
      .send(lettersCsv(kept));
  };

  return [
    get(paths.invitations(), 'accounts.enterprises', (req, res) => choose(req, res)),
    post(paths.invitations(), 'accounts.enterprises', invite, { resume: (req, res) => choose(req, res) }),
    get(paths.invitationLinks(), 'accounts.enterprises', show),
    get(paths.invitationLinks('.csv'), 'accounts.enterprises', csv),
  ];
}
