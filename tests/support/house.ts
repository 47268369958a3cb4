/**
 * The order of the house, as docs/architecture.md tells it. A domain may import only domains above it
 * and foundations; foundations know no domain. The import rules are made from these two lists.
 */
export const DOMAINS = [
  'audit',
  'requests',
  'organisations',
  'accounts',
  'campaigns',
  'initiatives',
  'progress',
  'imports',
  'reports',
  'api',
  'site',
] as const;

export const FOUNDATIONS = [
  'http',
  'database',
  'text',
  'workbook',
  'files',
  'jobs',
  'errors.ts',
  'permissions.ts',
  'context.ts',
  'config.ts',
  'calendar.ts',
] as const;

/** Files that put domains together. */
export const TOP = [
  'main.ts',
  'app.ts',
  'routes.ts',
  'manage.ts',
  'manage/',
  'start.ts',
  'worker.ts',
  'stager.ts',
  'seed-reference.ts',
  'demo-mark.ts',
] as const;
