import { accountRoutes } from './accounts/account.routes.ts';
import { bulkInvitationRoutes } from './accounts/invitations/bulk.routes.ts';
import { invitationRoutes } from './accounts/invitations/invitation.routes.ts';
import { ownAccountRoutes } from './accounts/own/own.routes.ts';
import { signInRoutes } from './accounts/sign-in.routes.ts';
import { tokenRoutes } from './accounts/tokens/token.routes.ts';
import { apiRoutes } from './api/api.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { campaignRoutes } from './campaigns/campaign.routes.ts';
import { categoryRoutes } from './campaigns/categories/category.routes.ts';
import { goalRoutes } from './campaigns/goals/goal.routes.ts';
import { hubRoutes } from './campaigns/hub.routes.ts';
import { closingRoutes } from './campaigns/phases/closing.routes.ts';
import { phaseRoutes } from './campaigns/phases/phase.routes.ts';
import type { Deps } from './http/deps.ts';
import type { Route } from './http/route.ts';
import { importRoutes } from './imports/pages/import.routes.ts';
import { templateRoutes } from './imports/template/template.routes.ts';
import { evidenceRoutes } from './initiatives/evidence/evidence.routes.ts';
import { itemRoutes } from './initiatives/item/item.routes.ts';
import { queueRoutes } from './initiatives/review/queue.routes.ts';
import { listRoutes } from './initiatives/search/list.routes.ts';
import { publicRoutes } from './initiatives/search/public.routes.ts';
import { statusRoutes } from './initiatives/search/status.routes.ts';
import { editRoutes } from './initiatives/submission/edit.routes.ts';
import { submissionRoutes } from './initiatives/submission/submission.routes.ts';
import { organisationRoutes } from './organisations/organisation.routes.ts';
import { parkRoutes } from './organisations/parks/park.routes.ts';
import { sheetRoutes } from './organisations/sheet/sheet.routes.ts';
import { treeRoutes } from './organisations/tree.routes.ts';
import { unitRoutes } from './organisations/unit.routes.ts';
import { progressRoutes } from './progress/progress.routes.ts';
import { reportRoutes } from './reports/report.routes.ts';
import { siteRoutes } from './site/site.routes.ts';

/** The site map: every address that exists stands in one of these lists, each with the ability that it needs. */
export function siteMap(deps: Deps): Route[] {
  return [
    // Express asks one after the other: first what hands interrupted forms on, then the busiest
    ...signInRoutes(),
    ...submissionRoutes(),
    ...invitationRoutes(),
    ...ownAccountRoutes(),
    ...bulkInvitationRoutes(deps),
    ...accountRoutes(deps),
    ...tokenRoutes(),
    ...auditRoutes(),
    ...treeRoutes(),
    ...sheetRoutes(),
    ...organisationRoutes(),
    ...unitRoutes(),
    ...parkRoutes(),
    ...hubRoutes(),
    ...campaignRoutes(),
    ...phaseRoutes(),
    ...closingRoutes(),
    ...goalRoutes(),
    ...categoryRoutes(),
    ...progressRoutes(),
    ...editRoutes(),
    ...itemRoutes(),
    ...evidenceRoutes(deps),
    ...queueRoutes(),
    ...listRoutes(),
    ...publicRoutes(),
    ...statusRoutes(),
    ...templateRoutes(),
    ...importRoutes(deps),
    ...reportRoutes(deps),
    ...apiRoutes(deps),
    ...siteRoutes(),
  ];
}
