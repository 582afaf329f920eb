import type { Route } from '../exchange.ts';
import * as desk from './case.tsx';
import { inbox } from './inbox.tsx';

/** The team's desk. */
export const deskRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk', access: 'desk.inbox', handler: inbox },
  { method: 'GET', path: '/desk/cases', access: 'desk.cases', handler: inbox },
  { method: 'GET', path: '/desk/cases/:number', access: 'desk.case', handler: desk.view },
  { method: 'POST', path: '/desk/cases/:number/steps/:step', access: 'desk.case-step', handler: desk.step },
];
