import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorText } from '../core/access/actor.ts';
import { accessOf, mayCall } from '../core/access/routes.ts';
import { bodyLimit, fileLimit, filesAtMost, readBody } from './bodies.ts';
import { readCookies } from './cookies.ts';
import type { Answer, Ask, Body, Reply, Route, Site } from './exchange.ts';
import { headersFor } from './headers.ts';
import type { Counter } from './limits.ts';
import { hasFormToken, isFromHere } from './origin.ts';
import {
  fetchedAhead,
  foreignForm,
  isProblem,
  notFound,
  type Problem,
  plain,
  scopeMissing,
  signInFirst,
  tooLarge,
  tooMany,
} from './problem.ts';
import { seeOther } from './reply.ts';
import { tell } from './tell.tsx';
import { actorOf, callersOf, doorOf, isSecure, visitorOf } from './visitor.ts';

/** Finds the site that a request is for, by its host name; nothing where the name is none of ours. */
export type SiteFinder = (host: string) => Promise<Site | undefined>;

/** Said under a host name that is none of ours. */
export const noSite: Reply = {
  status: 421,
  type: 'text/plain; charset=utf-8',
  body: 'No project is served under this name.\n',
};

/** Puts one route onto the server. @throws Error for a route without a row of access */
export function register(server: FastifyInstance, route: Route, find: SiteFinder, counter: Counter): void {
  const access = accessOf(route.access);
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.takesFiles ? fileLimit * filesAtMost + bodyLimit : bodyLimit,
    // Before a byte of the body is read: who asks too often, or sends more than a form may hold, costs nothing more.
    onRequest: async (request, reply) => {
      const site = await find(request.hostname);
      if (!site) return send(reply, noSite, false);
      const refused = refusedUnread(request, route, site, counter);
      if (!refused) return;
      reply.header('Connection', 'close');
      return send(reply, tell(await askOf(request, site, route, false), refused), isSecure(site));
    },
    handler: async (request, reply) => {
      const site = await find(request.hostname);
      if (!site) return send(reply, noSite, false);
      const ask = await askOf(request, site, route, access.who.includes('enrolling'));
      const answer = await judged(request, route, ask, counter);
      const sent = isProblem(answer) ? tell(ask, answer) : answer;
      return send(reply, sent, isSecure(site));
    },
  });
}

/** What is refused unread: pace first, then a body that is larger than its kind may be. Only uploads may be large. */
function refusedUnread(request: FastifyRequest, route: Route, site: Site, counter: Counter): Problem | undefined {
  const wait = route.limit && counter.count(route.limit, request.ip, site.house.now());
  if (wait !== undefined) return tooMany(wait);
  const isUpload = route.takesFiles && /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
  const length = Number(request.headers['content-length'] ?? 0);
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  return !isUpload && route.takesFiles && (length > bodyLimit || isChunked) ? tooLarge : undefined;
}

/** Everything that is decided before a handler may run, in this order: who, scope, where the form came from. */
async function judged(request: FastifyRequest, route: Route, ask: Ask, counter: Counter): Promise<Answer> {
  const access = accessOf(route.access);
  if (access.demo && ask.site.mode === 'real') return notFound;
  // PostgreSQL keeps no NUL in text, and nothing of ours is called so.
  if (Object.values(ask.params).some((value) => value.includes('\0'))) return notFound;
  const { visitor } = ask;
  if (!mayCall(access, callersOf(visitor))) {
    if (visitor.kind !== 'anyone') return notFound;
    return doorOf(route.path) === 'api' || route.method === 'POST' ? signInFirst : seeOther(entranceOf(ask));
  }
  if (visitor.kind === 'token' && access.scope && !visitor.bearer.scopes.includes(access.scope)) {
    return scopeMissing(access.scope);
  }
  // Who opened what is on record: what is fetched ahead could be read later without a word of it.
  if (visitor.kind !== 'anyone' && isFetchedAhead(ask)) return fetchedAhead;
  if (route.method === 'GET') return route.handler(ask);
  if (doorOf(route.path) !== 'api') {
    const given = { origin: ask.header('origin'), fetchSite: ask.header('sec-fetch-site') };
    const isDemanded = visitor.kind !== 'anyone';
    if (!isFromHere(given, ask.site.house.baseUrl, request.host, isDemanded)) return foreignForm;
  }
  const body = await bodyOf(request, route);
  if ('problem' in body) return body;
  const fields = body.kind === 'form' ? body.fields : {};
  if (doorOf(route.path) !== 'api' && !hasFormToken(visitor, fields)) return foreignForm;
  // Counted last of all: only what would have been taken is counted, for the person and not for their network.
  const wait = route.isPaced ? counter.count('words', actorText(actorOf(visitor)), ask.now) : undefined;
  return route.handler({ ...ask, body, ...(wait === undefined ? {} : { wait }) });
}

async function bodyOf(request: FastifyRequest, route: Route): Promise<Body | ReturnType<typeof plain>> {
  if (request.isMultipart() && !route.takesFiles) {
    return plain(
      415,
      'unsupported_media',
      'This is not taken here',
      'Files are not taken here. Send the form without them.',
    );
  }
  return readBody(request);
}

/** Where a stranger is sent to come in. */
function entranceOf(ask: Ask): string {
  return doorOf(ask.path) === 'room' ? '/r/' : `/sign-in?next=${encodeURIComponent(ask.path)}`;
}

/** The request as handlers see it, without its body. */
export async function askOf(
  request: FastifyRequest,
  site: Site,
  route: Pick<Route, 'path'> | undefined,
  mayEnrol: boolean,
): Promise<Ask> {
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const path = request.url.split('?')[0]!;
  const cookies = readCookies(header('cookie'));
  const visitor = await visitorOf(
    site,
    doorOf(route?.path ?? path),
    { authorization: header('authorization'), cookies },
    mayEnrol,
  );
  return {
    site,
    visitor,
    now: site.house.now(),
    path,
    params: (request.params ?? {}) as Record<string, string>,
    query: firsts((request.query ?? {}) as Record<string, unknown>),
    header,
    cookies,
    isAhead: request.method === 'HEAD' || isFetchedAhead({ header }),
    body: { kind: 'none' },
  };
}

/** Whether a browser asks before its reader does (prefetch, prerender), as it says itself. */
function isFetchedAhead({ header }: Pick<Ask, 'header'>): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) => /prefetch|preview/i.test(header(name) ?? ''));
}

/** Sends a reply with every header that it must carry. */
export function send(reply: FastifyReply, given: Reply, secure: boolean): FastifyReply {
  reply.code(given.status).headers(headersFor(given.headers, secure));
  for (const each of given.cookies ?? []) reply.header('Set-Cookie', each);
  if (given.status === 304) return reply.send();
  // As bytes a page is encoded once; as text it would be measured first and encoded afterwards.
  return reply.type(given.type).send(typeof given.body === 'string' ? Buffer.from(given.body) : given.body);
}

function firsts(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  );
}
