import type { Request, Response } from 'express';
import type { Problems } from '../errors.ts';
import { orShowAgain } from '../http/form-again.ts';
import { bodyOf } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Handler, idParam, idQuery, post, query, type Route } from '../http/route.ts';
import { findOrganisation } from '../organisations/organisation.store.ts';
import { KINDS } from '../organisations/organisation.ts';
import { accountIdOf, fenceOf, may, ROLES, type Role } from '../permissions.ts';
import { requestOfForm } from '../requests/request-of-form.ts';
import { formatInstant } from '../text/format.ts';
import { t } from '../text/text.ts';
import { type AccountTyped, readAccountForm } from './account.form.ts';
import { accountFields, accountPage, accountsPage, LIST_LIMIT } from './account.page.ts';
import { listAccounts } from './account-list.store.ts';
import { disableAccount, enableAccount } from './disable-account.ts';
import { editAccount } from './edit-account.ts';
import { findLiveInvitation } from './invitations/invitation.store.ts';
import { inviteAccount, resetAccount } from './invitations/invite-account.ts';
import { expiryOf } from './invitations/open-invitation.ts';
import { getManagedAccount } from './managed-account.ts';
import { ShownOnce } from './shown-once.ts';
import { tokenHash } from './tokens/token.ts';
import { listUnitChoices, type UnitChoice } from './unit-choice.store.ts';

const BLANK: AccountTyped = { name: '', email: '', roles: ['enterprise'], organisation: '', version: 0 };

/** Accounts as staff, organisers and administrators look after them. */
export function accountRoutes({ config }: { config: { baseUrl: string } }): Route[] {
  const links = new ShownOnce<{ address: string; until: string; hash: string }>();

  const list = async (req: Request, res: Response): Promise<void> => {
    const { db, actor } = req.context;
    const [text, role] = [query(req, 'q'), query(req, 'role')];
    const before = idQuery(req, 'before');
    const accounts = await listAccounts(
      db,
      {
        fence: fenceOf(actor, 'accounts.enterprises') ?? '',
        enterprisesOnly: !may(actor, 'accounts.all'),
        text,
        ...(ROLES.includes(role as Role) ? { role: role as Role } : {}),
        ...(before === undefined ? {} : { before }),
      },
      LIST_LIMIT,
    );
    renderPage(req, res, 'accounts/index', accountsPage(actor, accounts, { text, role, before }));
  };

  const showNew = async (
    req: Request,
    res: Response,
    typed: AccountTyped,
    problems?: Problems,
    status = 200,
  ): Promise<void> => {
    const page = {
      title: t('accounts.new'),
      action: paths.adminAccounts(),
      cancelHref: paths.adminAccounts(),
      ...accountFields(req.context.actor, typed, await units(req), problems),
    };
    renderPage(req, res, 'accounts/new', page, status);
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const typed = readAccountForm(bodyOf(req), req.context.actor);
    await orShowAgain(
      async () => {
        const { id, token } = await inviteAccount(req.context, typed, requestOfForm(bodyOf(req)));
        if (token !== null) keepLink(req, id, token);
        res.redirect(303, paths.adminAccount(id, { notice: 'account-invited' }));
      },
      (problems, status) => showNew(req, res, typed, problems, status),
    );
  };

  const keepLink = ({ context: { actor, now } }: Request, id: number, token: string): void => {
    const address = `${config.baseUrl}${paths.invitation(token)}`;
    const link = { address, until: formatInstant(expiryOf(now)), hash: tokenHash(token) };
    links.keep(accountIdOf(actor), String(id), link, now);
  };

  const show = async (
    req: Request,
    res: Response,
    typed?: AccountTyped,
    problems?: Problems,
    status = 200,
  ): Promise<void> => {
    const { db, actor, now } = req.context;
    const account = await getManagedAccount(req.context, idOf(req));
    const organisation = await findOrganisation(db, account.organisation_id);
    const kept = links.find(accountIdOf(actor), String(account.id), now);
    // once used it opens nothing: shown on, it would be sent around in vain
    const link = kept && (await findLiveInvitation(db, kept.hash, now.toISOString())) ? kept : null;
    const { name, email, roles, version } = account;
    const stored = { name, email, roles, version, organisation: organisation?.code ?? '' };
    // once the sender was told that somebody else saved, sending again is meant
    const current = typed && (problems?.['']?.code === 'stale' ? { ...typed, version } : typed);
    const page = {
      ...accountPage(actor, { ...account, organisationName: organisation?.name ?? '' }, link),
      ...accountFields(actor, current ?? stored, await units(req), problems),
    };
    renderPage(req, res, 'accounts/show', page, status);
  };

  const edit = async (req: Request, res: Response): Promise<void> => {
    const typed = readAccountForm(bodyOf(req), req.context.actor);
    await orShowAgain(
      async () => {
        await editAccount(req.context, idOf(req), typed);
        res.redirect(303, paths.adminAccount(idOf(req), { notice: 'account-edited' }));
      },
      (problems, status) => show(req, res, typed, problems, status),
    );
  };

  const reset = async (req: Request, res: Response): Promise<void> => {
    keepLink(req, idOf(req), await resetAccount(req.context, idOf(req)));
    res.redirect(303, paths.adminAccount(idOf(req), { notice: 'link-made' }));
  };

  const doing =
    (verb: typeof disableAccount, notice: string): Handler =>
    async (req, res) => {
      await verb(req.context, idOf(req));
      res.redirect(303, paths.adminAccount(idOf(req), { notice }));
    };

  const one = '/admin/accounts/:id';
  return [
    get(paths.adminAccounts(), 'accounts.enterprises', list),
    get(paths.newAccount(), 'accounts.enterprises', (req, res) => showNew(req, res, BLANK)),
    post(paths.adminAccounts(), 'accounts.enterprises', create, {
      resume: (req, res) => showNew(req, res, readAccountForm(bodyOf(req), req.context.actor)),
    }),
    get(one, 'accounts.enterprises', (req, res) => show(req, res)),
    post(one, 'accounts.all', edit, {
      resume: (req, res) => show(req, res, readAccountForm(bodyOf(req), req.context.actor)),
    }),
    post(`${one}/reset`, 'accounts.enterprises', reset),
    post(`${one}/disabling`, 'accounts.disable', doing(disableAccount, 'account-disabled')),
    post(`${one}/disabling/removal`, 'accounts.disable', doing(enableAccount, 'account-enabled')),
  ];
}

const idOf = (req: Request): number => idParam(req, 'id');

/** Offered while typing; the field takes any code of the branch. */
const units = ({ context: { db, actor } }: Request): Promise<UnitChoice[]> =>
  listUnitChoices(
    db,
    fenceOf(actor, 'accounts.enterprises') ?? '',
    may(actor, 'accounts.all') ? KINDS : ['grassroots'],
  );
