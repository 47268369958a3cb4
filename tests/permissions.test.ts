import { describe, expect, it } from 'vitest';
import { ABILITIES, type Actor, fenceOf, may, mayAt, ROLES, type Role, VISITOR } from '../src/permissions.ts';

const actor = (...roles: Role[]): Actor => ({
  kind: 'account',
  enterprise: null,
  accountId: 1,
  name: '',
  email: '',
  roles,
  organisationId: 9,
  organisationPath: '/1/4/9/',
});

/** rules.md section 2, by hand: who has what. */
const TABLE: Record<string, readonly Role[] | 'all'> = {
  public: 'all',
  'account.own': ROLES,
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
};

describe('who may do what', () => {
  it('is the table of the rules, and nothing more', () => {
    expect([...ABILITIES].sort()).toEqual(Object.keys(TABLE).sort());
    for (const ability of ABILITIES) {
      const allowed = TABLE[ability];
      expect(may(VISITOR, ability), ability).toBe(allowed === 'all');
      for (const role of ROLES)
        expect(may(actor(role), ability), `${role} ${ability}`).toBe(
          allowed === 'all' || (allowed ?? []).includes(role),
        );
    }
  });

  it('holds in the branch of the actor only', () => {
    expect(mayAt(actor('staff'), 'initiatives.verify', '/1/4/9/12/')).toBe(true);
    expect(mayAt(actor('staff'), 'initiatives.verify', '/1/4/9/')).toBe(true);
    expect(mayAt(actor('staff'), 'initiatives.verify', '/1/4/90/')).toBe(false);
    expect(mayAt(actor('staff'), 'initiatives.verify', '/1/4/')).toBe(false);
    expect(fenceOf(actor('administrator'), 'initiatives.see')).toBeNull();
    expect(fenceOf(actor('administrator'), 'audit.read')).toBe('/');
    expect(fenceOf(actor('auditor'), 'audit.read')).toBe('/1/4/9/');
  });
});
