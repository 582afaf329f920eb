import type { Route } from '../exchange.ts';
import { advisoryRoutes } from './advisories.ts';
import { bundleRoutes } from './bundles.ts';
import { caseRoutes } from './cases.ts';
import { deliveryRoutes } from './deliveries.ts';
import { descriptionRoute } from './description.ts';
import { distributorRoutes } from './distributors.ts';
import { leakRoutes } from './leaks.ts';
import { loginRoutes } from './login.ts';
import { mailRequestRoutes } from './mail-request.ts';
import { nextRoutes } from './next.ts';
import { noticeRoutes } from './notices.ts';
import { regulatoryRoutes } from './regulatory.ts';
import { reportRoutes } from './reports.ts';
import { rosterRoutes } from './roster.ts';
import { rotaRoutes } from './rota.ts';
import { sentRoutes } from './sent.ts';
import { traceRoutes } from './traces.ts';
import { vouchRoutes } from './vouches.ts';

const described: readonly Route[] = [
  ...nextRoutes,
  ...caseRoutes,
  ...reportRoutes,
  ...mailRequestRoutes,
  ...distributorRoutes,
  ...noticeRoutes,
  ...bundleRoutes,
  ...rosterRoutes,
  ...vouchRoutes,
  ...traceRoutes,
  ...advisoryRoutes,
  ...loginRoutes,
  ...deliveryRoutes,
  ...sentRoutes,
  ...rotaRoutes,
  ...regulatoryRoutes,
  ...leakRoutes,
];

/** Every route of the API. */
export const apiRoutes: readonly Route[] = [descriptionRoute(() => described), ...described];
