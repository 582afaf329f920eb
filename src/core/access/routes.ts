import type { Role } from './actor.ts';
import type { Scope } from './scopes.ts';

/**
 * What a request proves about who sent it. Everybody is `anyone`; `signed in` is any account, of the team or of a
 * distributor; `enrolling` is a session that may only register a passkey.
 */
export type Caller = Role | 'anyone' | 'signed in' | 'reporter' | 'distributor' | 'enrolling';

/** Who may call a route at all. Which cases, notices and organisations they then see, the law decides. */
export interface RouteAccess {
  readonly who: readonly Caller[];
  /** The scope that an API token must carry. */
  readonly scope?: Scope;
  /** Exists in a demonstration only. */
  readonly demo?: true;
}

const row = (...who: Caller[]): RouteAccess => ({ who });
const scoped = (scope: Scope, ...who: Caller[]): RouteAccess => ({ who, scope });

const caseRoles = ['responder', 'lead', 'developer', 'release-manager'] as const;
const team = [...caseRoles, 'auditor', 'admin'] as const;
const security = ['responder', 'lead'] as const;

/** One row a route; a route without a row is refused when the server is put together, and so is a row without a route. */
export const routeAccess = {
  // The public site: everybody alike, whoever they are.
  'public.home': row('anyone'),
  'public.policy': row('anyone'),
  'public.embargo-policy': row('anyone'),
  'public.report-form': row('anyone'),
  'public.report': row('anyone'),
  'public.leak-form': row('anyone'),
  'public.leak': row('anyone'),
  'public.calendar': row('anyone'),
  'public.answer-page': row('anyone'),
  'public.answer': row('anyone'),
  'public.road': row('anyone'),
  'public.road-answer': row('anyone'),
  'public.join-form': row('anyone'),
  'public.join': row('anyone'),
  'public.members': row('anyone'),
  'public.application': row('anyone'),
  'public.application-save': row('anyone'),
  'public.application-step': row('anyone'),
  'public.advisories': row('anyone'),
  'public.advisory': row('anyone'),
  'public.year': row('anyone'),
  'public.revision': row('anyone'),
  'public.osv': row('anyone'),
  'public.cve': row('anyone'),
  'public.vex': row('anyone'),
  'public.feed-rss': row('anyone'),
  'public.feed-atom': row('anyone'),
  'public.feed-json': row('anyone'),
  'public.security-txt': row('anyone'),
  'public.security-md': row('anyone'),
  'public.csaf': row('anyone'),
  'public.asset': row('anyone'),
  'public.display': row('anyone'),
  'public.healthz': row('anyone'),
  'public.readyz': row('anyone'),
  'public.metrics': row('anyone'),

  // The reporter's room: whoever has the ten words.
  'room.door': row('anyone'),
  'room.enter': row('anyone'),
  'room.view': row('reporter'),
  'room.step': row('reporter'),
  'room.form': row('reporter'),
  'room.leave': row('anyone'),

  // Coming in and going out.
  'identity.sign-in': row('anyone'),
  'identity.sign-in-options': row('anyone'),
  'identity.sign-in-answer': row('anyone'),
  'identity.set-up': row('anyone'),
  'identity.open-set-up': row('anyone'),
  'identity.register': row('enrolling', 'signed in'),
  'identity.register-options': row('enrolling', 'signed in'),
  'identity.register-answer': row('enrolling', 'signed in'),
  'identity.confirm-options': row('signed in'),
  'identity.confirm-answer': row('signed in'),
  'identity.sign-out-page': row('anyone'),
  'identity.sign-out': row('signed in', 'enrolling'),
  'identity.cli': row('signed in'),
  'identity.cli-approve': row('signed in'),

  // The desk.
  'desk.inbox': row(...team),
  'desk.cases': row(...team),
  'desk.case': row(...caseRoles),
  'desk.case-step': row(...caseRoles),
  'desk.file': row(...caseRoles),
  'desk.advisory': row(...caseRoles),
  'desk.advisory-save': row(...caseRoles),
  'desk.bundles': row(...caseRoles),
  'desk.bundle-add': row(...caseRoles),
  'desk.notice': row(...caseRoles),
  'desk.notice-board': row(...caseRoles),
  'desk.notice-copy': row(...caseRoles),
  'desk.notice-save': row(...caseRoles),
  'desk.leaks': row(...security),
  'desk.case-leaks': row(...security),
  'desk.leak-record': row(...security),
  'desk.leak-file': row(...security),
  'desk.who-knows': row(...security),
  'desk.view-as': row('lead'),
  'desk.distributors': row(...security, 'admin', 'auditor'),
  'desk.distributor': row(...security, 'admin', 'auditor'),
  'desk.distributor-step': row(...security),
  'desk.traces': row(...security),
  'desk.trace': row(...security),
  'desk.mail-request': row(...security),
  'desk.mail-request-enter': row(...security),
  'desk.mail-request-file': row(...security, 'admin', 'auditor'),
  'desk.distributors-import': row(...security),
  'desk.distributors-import-rows': row(...security),
  'desk.project': row('admin'),
  'desk.project-people': row('admin'),
  'desk.project-person': row('admin'),
  'desk.project-lists': row('admin'),
  'desk.project-lines': row('admin'),
  'desk.project-playbook': row('admin'),
  'desk.drills': row(...team),
  'desk.drills-answer': row(...team),
  'desk.case-report': row(...caseRoles),
  'desk.regulatory': row(...security),
  'desk.rota': row(...team),
  'desk.rota-step': row(...security, 'admin'),
  'desk.mails': row(...security),
  'desk.mail-looked-at': row(...security),
  'desk.deliveries': row(...security),
  'desk.delivery-resolution': row(...security),
  'desk.recheck': row(...security),

  // Distributors.
  'partner.home': row('distributor'),
  'partner.notice': row('distributor'),
  'partner.notice-step': row('distributor'),
  'partner.fix': row('distributor'),
  'partner.calendar': row('distributor'),
  'partner.calendar-link': row('distributor'),
  'partner.calendar-file': row('distributor'),
  'partner.vouch-list': row('distributor'),
  'partner.vouch': row('distributor'),
  'partner.vouch-answer': row('distributor'),
  'partner.keys': row('distributor'),
  'partner.key-step': row('distributor'),
  'partner.members': row('distributor'),
  'partner.people': row('distributor'),
  'partner.name-person': row('distributor'),
  'partner.people-step': row('distributor'),
  'partner.policy': row('distributor'),
  'partner.leak': row('distributor'),

  // The API.
  'api.description': row('anyone'),
  'api.next': scoped('case:read', ...team, 'distributor', 'reporter'),
  'api.cases': scoped('case:read', ...caseRoles),
  'api.case': scoped('case:read', ...caseRoles),
  'api.case-steps': scoped('case:read', ...caseRoles),
  'api.case-timeline': scoped('case:read', ...caseRoles),
  'api.case-step': scoped('case:write', ...caseRoles),
  'api.who-knows': scoped('case:read', ...security),
  'api.leak-record': scoped('case:read', ...security),
  'api.report': row('anyone'),
  'api.room': row('reporter'),
  'api.room-step': row('reporter'),
  'api.distributors': scoped('distributor:read', ...security, 'admin', 'auditor'),
  'api.distributor': scoped('distributor:read', ...security, 'admin', 'auditor'),
  'api.application': row('anyone'),
  'api.mail-request': scoped('distributor:write', ...security),
  'api.distributors-import': scoped('distributor:write', ...security),
  'api.distributor-step': scoped('distributor:write', ...security),
  'api.roster': scoped('case:read', 'distributor'),
  // Who reads, and where mail goes, is more than a program that answers dates may change.
  'api.roster-name': scoped('distributor:write', 'distributor'),
  'api.roster-step': scoped('distributor:write', 'distributor'),
  'api.vouches': scoped('case:read', 'distributor'),
  'api.vouch-step': scoped('distributor:write', 'distributor'),
  'api.notices': scoped('case:read', 'distributor'),
  'api.notice': scoped('case:read', 'distributor'),
  'api.notice-step': scoped('case:write', 'distributor'),
  'api.fix': scoped('case:read', 'distributor'),
  'api.bundles': scoped('case:read', ...caseRoles),
  'api.bundle-add': scoped('release:write', ...caseRoles),
  'api.trace': scoped('case:read', ...security),
  'api.advisories': row('anyone'),
  'api.login-request': row('anyone'),
  'api.login-collect': row('anyone'),
  'api.case-report': scoped('case:read', ...caseRoles),
  'api.cve-unused': scoped('case:read', ...security),
  'api.rota': scoped('case:read', ...caseRoles),
  'api.rota-step': scoped('case:write', ...security),
  'api.deliveries': scoped('case:read', ...security),
  'api.delivery-resolution': scoped('case:write', ...security),
  'api.recheck': scoped('case:read', ...security),

  // Demonstrations only.
  'demo.sign-in': { who: ['anyone'], demo: true },
  'demo.mails': { who: ['anyone'], demo: true },
  'demo.mail': { who: ['anyone'], demo: true },
  'demo.parts': { who: ['anyone'], demo: true },
} as const satisfies Readonly<Record<string, RouteAccess>>;

export type AccessId = keyof typeof routeAccess;

/** The row of a route. @throws Error for a route without one: a fault of the program */
export function accessOf(id: string): RouteAccess {
  const found = Object.hasOwn(routeAccess, id) ? routeAccess[id as AccessId] : undefined;
  if (!found) throw new Error(`Route ${id} has no row in core/access/routes.ts.`);
  return found;
}

/** Whether one of the names by which a visitor is known stands in the row. */
export function mayCall(access: RouteAccess, callers: readonly Caller[]): boolean {
  return access.who.some((who) => callers.includes(who));
}
