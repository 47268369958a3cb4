import { accounts } from './vi/accounts.ts';
import { api } from './vi/api.ts';
import { audit } from './vi/audit.ts';
import { campaigns } from './vi/campaigns.ts';
import { evidence } from './vi/evidence.ts';
import { help } from './vi/help.ts';
import { importFiles } from './vi/import-files.ts';
import { importPages } from './vi/import-pages.ts';
import { imports } from './vi/imports.ts';
import { initiatives } from './vi/initiatives.ts';
import { manage } from './vi/manage.ts';
import { organisations } from './vi/organisations.ts';
import { progress } from './vi/progress.ts';
import { reports } from './vi/reports.ts';
import { site } from './vi/site.ts';

/** Every Vietnamese word on screen, by key; one file a domain. */
export const vi = {
  ...site,
  ...organisations,
  ...accounts,
  ...audit,
  ...campaigns,
  ...initiatives,
  ...evidence,
  ...progress,
  ...imports,
  ...importFiles,
  ...importPages,
  ...reports,
  ...api,
  ...manage,
  ...help,
} as const;
