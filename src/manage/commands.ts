import type { Command } from './command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const none = { positionals: 0, options: {}, required: [] } as const;

/** The list is the law: the help, the reading of arguments and the tests are made from it. */
export const commands: readonly Command[] = [
  {
    ...none,
    name: 'migrate',
    help: 'manage.help.migrate',
    usage: '',
    load: () => import('./migrate.ts'),
  },
  {
    ...none,
    name: 'demo',
    help: 'manage.help.demo',
    usage: '[--initiatives N] [--organisations N] [--at INSTANT] [--seed S] [--accounts FILE] [--serve]',
    options: {
      initiatives: text,
      organisations: text,
      at: text,
      seed: text,
      accounts: text,
      serve: flag,
    },
    load: () => import('./demo.ts'),
  },
  {
    name: 'account:create',
    help: 'manage.help.accountCreate',
    usage: '--email E --name N --role ROLE --organisation CODE --password-stdin',
    positionals: 0,
    options: { email: text, name: text, role: text, organisation: text, 'password-stdin': flag },
    required: ['email', 'name', 'role', 'organisation', 'password-stdin'],
    load: () => import('./account-create.ts'),
  },
  {
    name: 'account:disable',
    help: 'manage.help.accountDisable',
    usage: '--email E',
    positionals: 0,
    options: { email: text },
    required: ['email'],
    load: () => import('./account-disable.ts'),
  },
  {
    name: 'account:reset-password',
    help: 'manage.help.accountResetPassword',
    usage: '--email E --password-stdin',
    positionals: 0,
    options: { email: text, 'password-stdin': flag },
    required: ['email', 'password-stdin'],
    load: () => import('./account-reset-password.ts'),
  },
  {
    name: 'token:create',
    help: 'manage.help.tokenCreate',
    usage: '--email E --name N --scopes read,write',
    positionals: 0,
    options: { email: text, name: text, scopes: text },
    required: ['email', 'name', 'scopes'],
    load: () => import('./token-create.ts'),
  },
  {
    ...none,
    name: 'token:revoke',
    help: 'manage.help.tokenRevoke',
    usage: 'ID',
    positionals: 1,
    load: () => import('./token-revoke.ts'),
  },
  {
    ...none,
    name: 'check',
    help: 'manage.help.check',
    usage: '[--deploy]',
    options: { deploy: flag },
    load: () => import('./check.ts'),
  },
  {
    ...none,
    name: 'backup',
    help: 'manage.help.backup',
    usage: 'FILE [--force]',
    positionals: 1,
    options: { force: flag },
    load: () => import('./backup.ts'),
  },
  {
    ...none,
    name: 'restore',
    help: 'manage.help.restore',
    usage: 'FILE [--force]',
    positionals: 1,
    options: { force: flag },
    load: () => import('./restore.ts'),
  },
];
