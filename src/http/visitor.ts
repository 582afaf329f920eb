import { readSession, type SignedIn } from '../app/identity/session.ts';
import { readToken, type TokenBearer } from '../app/identity/token.ts';
import { openPass, passFormToken } from '../app/room-pass.ts';
import { enterRoom } from '../app/rooms.ts';
import type { Actor } from '../core/access/actor.ts';
import type { Caller } from '../core/access/routes.ts';
import type { CaseId, PersonId } from '../core/case/ids.ts';
import { roomCookieName, sessionCookieName } from './cookies.ts';
import type { Site } from './exchange.ts';

/** Who asks, as far as the request proves it. `formToken` is what forms of theirs must carry. */
export type Visitor =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'session'; readonly who: SignedIn; readonly token: string; readonly formToken: string }
  | { readonly kind: 'token'; readonly bearer: TokenBearer }
  | {
      readonly kind: 'reporter';
      readonly caseId: CaseId;
      readonly person: PersonId;
      /** Missing where the words came with the request itself. */
      readonly formToken?: string;
    };

const anyone: Visitor = { kind: 'anyone' };

/** Which proof a part of the site looks at: the API never looks at cookies, the rooms only at their own. */
export type Door = 'api' | 'room' | 'site';

export function doorOf(path: string): Door {
  if (path.startsWith('/api/')) return 'api';
  return path === '/r' || path.startsWith('/r/') ? 'room' : 'site';
}

/** Finds out who asks. Whatever does not prove anything counts as nothing, for whatever reason. */
export async function visitorOf(
  site: Site,
  door: Door,
  given: { readonly authorization: string | undefined; readonly cookies: Readonly<Record<string, string>> },
  mayEnrol: boolean,
): Promise<Visitor> {
  if (door === 'api') return byHeader(site, given.authorization);
  if (door === 'room') return byPass(site, given.cookies[roomCookieName]);
  const token = given.cookies[sessionCookieName(isSecure(site))];
  const who = token === undefined ? undefined : await readSession(site.gatehouse, token, { mayEnrol });
  return who ? { kind: 'session', who, token: token!, formToken: who.session.csrf } : anyone;
}

/** Whether people reach the site over TLS; the proxy in front ends it. */
export function isSecure(site: Site): boolean {
  return site.house.baseUrl.startsWith('https:');
}

/** As whom the law takes the visitor. */
export function actorOf(visitor: Visitor): Actor {
  switch (visitor.kind) {
    case 'session':
      return visitor.who.actor;
    case 'token':
      return visitor.bearer.actor;
    case 'reporter':
      return { kind: 'reporter', person: visitor.person };
    case 'anyone':
      return { kind: 'anyone' };
  }
}

/** Every name under which the access table may know the visitor. */
export function callersOf(visitor: Visitor): readonly Caller[] {
  const actor = actorOf(visitor);
  if (visitor.kind === 'session' && visitor.who.session.reach === 'enrol') return ['anyone', 'enrolling'];
  switch (actor.kind) {
    case 'account':
      return ['anyone', 'signed in', ...actor.roles];
    case 'distributor':
      return ['anyone', 'signed in', 'distributor'];
    case 'reporter':
      return ['anyone', 'reporter'];
    default:
      return ['anyone'];
  }
}

async function byHeader(site: Site, authorization: string | undefined): Promise<Visitor> {
  const [scheme = '', ...rest] = (authorization ?? '').trim().split(/\s+/);
  if (scheme.toLowerCase() === 'bearer' && rest.length === 1) {
    const bearer = await readToken(site.gatehouse, rest[0]!);
    return bearer ? { kind: 'token', bearer } : anyone;
  }
  if (scheme.toLowerCase() === 'reporter') return byWords(site, rest.join(' '));
  return anyone;
}

async function byPass(site: Site, pass: string | undefined): Promise<Visitor> {
  const words = pass === undefined ? undefined : openPass(site.house, site.project, pass);
  if (words === undefined) return anyone;
  const visitor = await byWords(site, words);
  if (visitor.kind !== 'reporter') return anyone;
  return { ...visitor, formToken: passFormToken(site.house, site.project, pass!) };
}

async function byWords(site: Site, words: string): Promise<Visitor> {
  const room = await enterRoom(site.house, site.project, words);
  return room ? { kind: 'reporter', caseId: room.case, person: room.person } : anyone;
}
