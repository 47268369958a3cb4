import { signInRoutes } from './accounts/sign-in.routes.ts';
import { apiRoutes } from './api/api.routes.ts';
import type { Deps } from './http/deps.ts';
import type { Route } from './http/route.ts';
import { reviewRoutes } from './initiatives/review.routes.ts';
import { submissionRoutes } from './initiatives/submission.routes.ts';
import { progressRoutes } from './progress/progress.routes.ts';

/** The site map: every address that exists stands in one of these lists, each with the ability that it needs. */
export function siteMap(deps: Deps): Route[] {
  return [
    ...signInRoutes(),
    ...progressRoutes(),
    ...submissionRoutes(),
    ...reviewRoutes(),
    ...apiRoutes(deps),
  ];
}
