import { type AccessId, routeAccess } from '../core/access/routes.ts';
import { apiRoutes } from './api/routes.ts';
import { demoRoutes } from './demo/routes.tsx';
import { deskRoutes } from './desk/routes.ts';
import type { Route } from './exchange.ts';
import { identityRoutes } from './identity/routes.ts';
import { partnerRoutes } from './partner/routes.ts';
import { siteRoutes } from './site/routes.ts';

/** Every route of the house. To add one: a handler, a line in the list of its part, and a row in core/access/routes.ts. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...identityRoutes,
  ...deskRoutes,
  ...partnerRoutes,
  ...apiRoutes,
  ...demoRoutes,
];

/** Rows of access that no route uses. */
export function orphans(): readonly AccessId[] {
  const used = new Set<string>(routes.map(({ access }) => access));
  return (Object.keys(routeAccess) as AccessId[]).filter((id) => !used.has(id));
}
