import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import { formatInstant } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { TokenWithOwner } from './token.store.ts';
import { SCOPES, type Scope } from './token.ts';

const PAGE = 50;
export const LIST_LIMIT = PAGE + 1;

const LABELS = { email: 'tokens.email', name: 'tokens.purpose', scopes: 'tokens.scopes' } as const;

export interface TokenTyped {
  readonly email: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

const scopesShown = (scopes: readonly string[]): string =>
  SCOPES.filter((scope) => scopes.includes(scope))
    .map((scope) => label('scope', scope))
    .join(', ');

export function tokensPage(
  tokens: readonly TokenWithOwner[],
  typed: TokenTyped,
  made: string | null,
  { before, problems = {} }: { before: number | undefined; problems?: Problems },
) {
  const shown = tokens.slice(0, PAGE);
  return {
    title: t('tokens.title'),
    action: paths.adminTokens(),
    ...shownProblems(problems, LABELS),
    typed,
    made,
    scopes: SCOPES.map((scope) => ({
      value: scope,
      text: label('scope', scope),
      selected: typed.scopes.includes(scope),
    })),
    rows: shown.map(({ id, name, email, accountName, scopes, created_at, revoked_at, disabled_at }) => ({
      number: id,
      purpose: name,
      person: accountName,
      email,
      scopes: scopesShown(scopes.split(',')),
      createdAt: formatInstant(created_at),
      ...stateShown(revoked_at !== null, disabled_at !== null),
      revokeAction: revoked_at === null ? paths.tokenRevocation(id) : null,
    })),
    newerHref: before ? paths.adminTokens() : null,
    olderHref: tokens.length > PAGE ? paths.adminTokens({ before: shown.at(-1)?.id }) : null,
  };
}

function stateShown(revoked: boolean, ownerDisabled: boolean) {
  const state = revoked ? 'revoked' : ownerDisabled ? 'ownerDisabled' : 'live';
  return { status: state === 'live' ? 'open' : 'disabled', stateText: label('tokenState', state) };
}
