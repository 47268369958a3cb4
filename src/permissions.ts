/** Who may do what, as one table: see docs/architecture.md. A worker has no account. */
export const ROLES = ['enterprise', 'staff', 'organiser', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

const GRANTS = {
  /** Anyone at all, signed in or not. */
  public: [],
  /** Anyone with an account. */
  'account.own': ['enterprise', 'staff', 'organiser', 'auditor', 'administrator'],
  'initiatives.submit': ['enterprise', 'staff', 'organiser'],
  'initiatives.see': ['enterprise', 'staff', 'organiser', 'auditor'],
  'initiatives.verify': ['staff', 'organiser'],
  'imports.use': ['enterprise', 'staff', 'organiser'],
  'campaigns.manage': ['organiser'],
  'organisations.manage': ['organiser'],
  'reports.read': ['staff', 'organiser', 'auditor'],
  'initiatives.export': ['enterprise', 'staff', 'organiser', 'auditor'],
  'accounts.enterprises': ['staff', 'organiser', 'administrator'],
  'accounts.disable': ['organiser', 'administrator'],
  'accounts.all': ['administrator'],
  'system.manage': ['administrator'],
  'audit.read': ['auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Ability = keyof typeof GRANTS;
export const ABILITIES = Object.keys(GRANTS) as Ability[];

/** Roles whose abilities reach the whole tree, not only the branch of their organisation. */
const WHOLE_TREE: ReadonlyMap<Ability, Role> = new Map([
  ['accounts.enterprises', 'administrator'],
  ['accounts.disable', 'administrator'],
  ['accounts.all', 'administrator'],
  ['system.manage', 'administrator'],
  ['audit.read', 'administrator'],
]);

export interface Actor {
  readonly kind: 'account';
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly organisationId: number;
  readonly organisationPath: string;
  /** The code of the enterprise that the account stands at, and then the only one that it acts for; null at a union. */
  readonly enterprise: string | null;
  /** What an API token may do; a session has no such limit. */
  readonly scopes?: readonly string[];
}
/** The command line, acting for whoever runs the machine. */
export interface SystemActor {
  readonly kind: 'system';
}
export interface Visitor {
  readonly kind: 'visitor';
}
export type AnyActor = Actor | SystemActor | Visitor;

export const VISITOR: Visitor = Object.freeze({ kind: 'visitor' });
export const SYSTEM: SystemActor = Object.freeze({ kind: 'system' });

/** Whether this actor has the ability anywhere; where, says `fenceOf`. */
export function may(actor: AnyActor, ability: Ability): boolean {
  if (ability === 'public' || actor.kind === 'system') return true;
  if (actor.kind === 'visitor') return false;
  return actor.roles.some((role) => (GRANTS[ability] as readonly Role[]).includes(role));
}

/** The branch of the organisation tree, as a path prefix, in which the ability holds; null where it holds nowhere. */
export function fenceOf(actor: AnyActor, ability: Ability): string | null {
  if (!may(actor, ability)) return null;
  if (actor.kind !== 'account') return '/';
  const everywhere = WHOLE_TREE.get(ability);
  return everywhere !== undefined && actor.roles.includes(everywhere) ? '/' : actor.organisationPath;
}

/** Whether the organisation at this path stands in the actor's branch for the ability. */
export function mayAt(actor: AnyActor, ability: Ability, organisationPath: string): boolean {
  const fence = fenceOf(actor, ability);
  return fence !== null && organisationPath.startsWith(fence);
}

/** Null for the system: it has no account of its own. */
export function accountIdOf(actor: AnyActor): number | null {
  return actor.kind === 'account' ? actor.accountId : null;
}
