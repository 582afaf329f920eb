// Who may call what, written down apart from the code and from its tables: the authorisation matrix compares the two.

/** Everybody who ever asks. The people of the team named `… on the case` are members of it once it was accepted. */
export const people = [
  'anyone',
  'reporter',
  'another reporter',
  'responder',
  'lead',
  'developer on the case',
  'developer',
  'release manager on the case',
  'release manager',
  'admin',
  'auditor',
  'lead in conflict',
  'recipient',
  'other distributor',
  'lead of another project',
] as const;
export type Person = (typeof people)[number];

/** Where the case stands when the question is asked. */
export const situations = ['received', 'noticed', 'published'] as const;
export type Situation = (typeof situations)[number];

/**
 * `through`: it was answered, be it that something is in the way. `not theirs`: they see the case, and the step is for
 * others. `gone`: a link that opens nothing.
 */
export type Outcome = 'through' | 'not theirs' | 'hidden' | 'sign in' | 'gone';

const strangers: readonly Person[] = ['anyone', 'lead of another project'];
const reporters: readonly Person[] = ['reporter', 'another reporter'];
const distributors: readonly Person[] = ['recipient', 'other distributor'];
const leading: readonly Person[] = ['responder', 'lead', 'lead in conflict'];
const keeping: readonly Person[] = ['admin', 'auditor'];
const building: readonly Person[] = [
  'developer on the case',
  'developer',
  'release manager on the case',
  'release manager',
];
const team: readonly Person[] = [...leading, ...building, ...keeping];

type Rule = (person: Person, situation: Situation) => boolean;

const everyone: Rule = () => true;
const nobody: Rule = () => false;
const of =
  (...groups: readonly (readonly Person[])[]): Rule =>
  (person) =>
    groups.flat().includes(person);

/** Need to know: responders and leads, members of the case once there are any, nobody in conflict, no administrator. */
const knowsTheCase: Rule = (person, situation) =>
  person === 'responder' ||
  person === 'lead' ||
  (situation !== 'received' && (person === 'developer on the case' || person === 'release manager on the case'));

/** Who worked on leaks sees everybody’s name in a case: responders and leads, and nobody in conflict. */
const worksOnLeaks: Rule = (person) => person === 'responder' || person === 'lead';

/** A notice is its recipient's alone, and there is none before it was sent. */
const hasTheNotice: Rule = (person, situation) => person === 'recipient' && situation !== 'received';

/** A board is about a notice that was sent. */
const hasABoard: Rule = (person, situation) => knowsTheCase(person, situation) && situation !== 'received';

/** One line a route; `case` marks those whose answer depends on the case and where it stands. */
export const expectations: Readonly<Record<string, { readonly may: Rule; readonly case?: true }>> = {
  'GET /': { may: everyone },
  'GET /policy': { may: everyone },
  'GET /policy/embargo/:version': { may: everyone },
  'GET /report': { may: everyone },
  'POST /report': { may: everyone },
  'GET /report/leak': { may: everyone },
  'POST /report/leak': { may: everyone },
  'GET /answer/:token': { may: nobody },
  'POST /answer/:token/:step': { may: nobody },
  'GET /road/:token': { may: nobody },
  'POST /road/:token': { may: nobody },
  'GET /join': { may: everyone },
  'POST /join': { may: everyone },
  'GET /distributors': { may: nobody },
  'GET /join/:token': { may: nobody },
  'POST /join/:token': { may: nobody },
  'POST /join/:token/steps/:step': { may: nobody },
  'GET /advisories': { may: everyone },
  'GET /advisories/:id': { may: everyone },
  'GET /feed.atom': { may: everyone },
  'GET /feed.json': { may: everyone },
  'GET /feed.rss': { may: everyone },
  'GET /advisories/year/:year': { may: everyone },
  'GET /advisories/:id/revisions/:revision': { may: everyone },
  'GET /osv/*': { may: everyone },
  'GET /cve/*': { may: everyone },
  'GET /vex/*': { may: everyone },
  'GET /.well-known/security.txt': { may: everyone },
  'GET /SECURITY.md': { may: everyone },
  'GET /.well-known/csaf/*': { may: everyone },
  'POST /display': { may: everyone },
  'GET /assets/*': { may: everyone },
  'GET /healthz': { may: everyone },
  'GET /readyz': { may: everyone },
  'GET /metrics': { may: everyone },
  'GET /r/': { may: everyone },
  'POST /r/': { may: everyone },
  'GET /r/room': { may: of(reporters), case: true },
  'POST /r/room/steps/:step': { may: of(reporters), case: true },
  'POST /r/:step': { may: of(reporters), case: true },
  'POST /r/leave': { may: everyone },

  'GET /sign-in': { may: everyone },
  'POST /identity/sign-in/options': { may: everyone },
  'POST /identity/sign-in': { may: everyone },
  'GET /set-up/:token': { may: everyone },
  'POST /set-up/:token': { may: everyone },
  'GET /register': { may: of(team, distributors) },
  'POST /register/options': { may: of(team, distributors) },
  'POST /register': { may: of(team, distributors) },
  'POST /identity/confirm/options': { may: of(team, distributors) },
  'POST /identity/confirm': { may: of(team, distributors) },
  'GET /sign-out': { may: of(team, distributors) },
  'POST /sign-out': { may: of(team, distributors) },
  'GET /desk/cli/:code': { may: of(team, distributors) },
  'POST /desk/cli/:code': { may: of(team, distributors) },

  'GET /desk': { may: of(team) },
  'GET /desk/cases': { may: of(team) },
  'GET /desk/cases/:number': { may: knowsTheCase, case: true },
  'POST /desk/cases/:number/steps/:step': { may: knowsTheCase, case: true },
  'GET /desk/cases/:number/files/:blob': { may: knowsTheCase, case: true },
  'GET /desk/cases/:number/advisory': { may: knowsTheCase, case: true },
  'POST /desk/cases/:number/advisory': { may: knowsTheCase, case: true },
  'GET /desk/cases/:number/bundles': { may: knowsTheCase, case: true },
  'POST /desk/cases/:number/bundles': { may: knowsTheCase, case: true },
  'GET /desk/cases/:number/notice': { may: knowsTheCase, case: true },
  'GET /desk/cases/:number/notices/:notice': { may: hasABoard, case: true },
  'POST /desk/cases/:number/notice': { may: knowsTheCase, case: true },
  'GET /desk/leaks': { may: of(leading) },
  'GET /desk/cases/:number/leaks': { may: worksOnLeaks, case: true },
  'POST /desk/cases/:number/leaks': { may: worksOnLeaks, case: true },
  'GET /desk/cases/:number/leaks/:leak/:file': { may: nobody },
  'GET /desk/cases/:number/who-knows': { may: worksOnLeaks, case: true },
  'POST /desk/cases/:number/view-as': { may: of(['lead']), case: true },
  'GET /desk/distributors': { may: of(leading, ['admin', 'auditor']) },
  'GET /desk/distributors/by-mail': { may: of(leading) },
  'POST /desk/distributors/by-mail': { may: of(leading) },
  'GET /desk/distributors/:id/mail': { may: nobody },
  'GET /desk/distributors/import': { may: of(leading) },
  'POST /desk/distributors/import': { may: of(leading) },
  'GET /desk/distributors/:id': { may: of(leading, ['admin', 'auditor']) },
  'POST /desk/distributors/:id/steps/:step': { may: of(leading) },
  'GET /desk/drills': { may: of(team) },
  'POST /desk/drills': { may: of(team) },
  'GET /desk/cases/:number/reports/:report': { may: knowsTheCase, case: true },
  'GET /desk/regulatory': { may: of(leading) },
  'GET /desk/rota': { may: of(team) },
  'POST /desk/rota/steps/:step': { may: of(leading, ['admin']) },
  'GET /desk/traces': { may: of(leading) },
  'POST /desk/traces': { may: of(leading) },
  'GET /desk/cases/:number/notices/:notice/copies/:ref': { may: hasABoard, case: true },
  'GET /desk/mail': { may: of(leading) },
  'POST /desk/mail/:id': { may: nobody },
  'GET /desk/deliveries': { may: of(leading) },
  'POST /desk/deliveries/:id/resolution': { may: of(leading) },
  'GET /desk/sent': { may: of(leading) },

  'GET /desk/project': { may: of(['admin']) },
  'POST /desk/project/people': { may: of(['admin']) },
  'POST /desk/project/people/:id': { may: nobody },
  'POST /desk/project/lists': { may: of(['admin']) },
  'POST /desk/project/lines': { may: of(['admin']) },
  'POST /desk/project/playbook': { may: of(['admin']) },

  'GET /partner': { may: of(distributors) },
  'GET /partner/notices/:ref': { may: hasTheNotice, case: true },
  'POST /partner/notices/:ref/steps/:step': { may: hasTheNotice, case: true },
  'POST /partner/notices/:ref/fix': { may: hasTheNotice, case: true },
  'GET /partner/calendar': { may: of(distributors) },
  'POST /partner/calendar': { may: of(distributors) },
  'GET /partner/calendar.ics': { may: of(distributors) },
  'GET /calendar/:token': { may: nobody },
  'GET /partner/vouch': { may: of(distributors) },
  'GET /partner/vouch/:id': { may: of(['recipient']) },
  'POST /partner/vouch/:id': { may: of(['recipient']) },
  'GET /partner/keys': { may: of(distributors) },
  'POST /partner/keys/steps/:step': { may: of(distributors) },
  'GET /partner/members': { may: nobody },
  'GET /partner/people': { may: of(distributors) },
  'POST /partner/people': { may: of(distributors) },
  'POST /partner/people/steps/:step': { may: of(distributors) },
  'POST /partner/policy': { may: of(distributors) },
  'POST /partner/leak': { may: of(distributors) },

  'GET /api/v1/openapi.json': { may: everyone },
  'GET /api/v1/next': { may: of(team, distributors, reporters) },
  'GET /api/v1/cases': { may: of(leading, building) },
  'GET /api/v1/cases/:number': { may: knowsTheCase, case: true },
  'GET /api/v1/cases/:number/steps': { may: knowsTheCase, case: true },
  'GET /api/v1/cases/:number/timeline': { may: knowsTheCase, case: true },
  'POST /api/v1/cases/:number/steps/:step': { may: knowsTheCase, case: true },
  'GET /api/v1/cases/:number/who-knows': { may: worksOnLeaks, case: true },
  'GET /api/v1/cases/:number/leaks/:leak/record': { may: nobody },
  'POST /api/v1/reports': { may: everyone },
  'GET /api/v1/room': { may: of(reporters), case: true },
  'POST /api/v1/room/steps/:step': { may: of(reporters), case: true },
  'GET /api/v1/distributors': { may: of(leading, ['admin', 'auditor']) },
  'GET /api/v1/distributors/:id': { may: of(leading, ['admin', 'auditor']) },
  'POST /api/v1/distributors/import': { may: of(leading) },
  'POST /api/v1/distributors/by-mail': { may: of(leading) },
  'POST /api/v1/distributors/applications': { may: everyone },
  'POST /api/v1/distributors/:id/steps/:step': { may: of(leading) },
  'GET /api/v1/roster': { may: of(distributors) },
  'POST /api/v1/roster': { may: of(distributors) },
  'POST /api/v1/roster/steps/:step': { may: of(distributors) },
  'GET /api/v1/vouches': { may: of(distributors) },
  'POST /api/v1/vouches/:id/steps/:step': { may: of(['recipient']) },
  'GET /api/v1/notices': { may: of(distributors) },
  'GET /api/v1/notices/:ref': { may: hasTheNotice, case: true },
  'POST /api/v1/notices/:ref/steps/:step': { may: hasTheNotice, case: true },
  'POST /api/v1/notices/:ref/fix': { may: hasTheNotice, case: true },
  'GET /api/v1/cases/:number/bundles': { may: knowsTheCase, case: true },
  'POST /api/v1/cases/:number/bundles': { may: knowsTheCase, case: true },
  'GET /api/v1/advisories': { may: everyone },
  'POST /api/v1/login-requests': { may: everyone },
  'POST /api/v1/login-requests/collect': { may: everyone },
  'GET /api/v1/cases/:number/reports/:report': { may: knowsTheCase, case: true },
  'GET /api/v1/cve-ids/unused': { may: of(leading) },
  'GET /api/v1/rota': { may: of(leading, building) },
  'POST /api/v1/rota/steps/:step': { may: of(leading) },
  'POST /api/v1/traces': { may: of(leading) },
  'GET /api/v1/deliveries': { may: of(leading) },
  'POST /api/v1/deliveries/:id/resolution': { may: of(leading) },
  'GET /api/v1/sent/recheck': { may: of(leading) },

  'GET /demo/sign-in/:token': { may: nobody },
  'GET /demo/mail': { may: nobody },
  'GET /demo/parts': { may: nobody },
  'GET /demo/mail/:n': { may: nobody },
};

/** What a person meets at a route, in a situation. */
export function expected(route: string, person: Person, situation: Situation): Outcome {
  if (route === 'POST /set-up/:token' || / \/(answer|road)\//.test(route)) return 'gone';
  if (route.includes(' /demo/') || route.includes(' /calendar/')) return 'hidden';
  if (route === 'GET /distributors' || route.includes(' /join/')) return 'hidden';
  if (expectations[route]!.may(person, situation)) {
    const isForLeads = route === 'POST /desk/cases/:number/notice' && building.includes(person);
    return isForLeads ? 'not theirs' : 'through';
  }
  const path = route.split(' ')[1]!;
  const known = path.startsWith('/api/') ? [] : path.startsWith('/r/') ? [...team, ...distributors] : reporters;
  return [...strangers, ...known].includes(person) ? 'sign in' : 'hidden';
}
