import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fresh, gatehouseOf, type House, reference } from '../app/house.ts';
import { readProject } from '../app/projects.ts';
import type { ProjectId } from '../core/case/ids.ts';
import { type FixedAsset, fixedAssets } from '../parts/fixed-assets.ts';
import { bodyLimit, fileLimit, filesAtMost } from './bodies.ts';
import type { KeptMail, Reply, Site } from './exchange.ts';
import { Counter } from './limits.ts';
import { notFound, type Problem, plain, tooLarge } from './problem.ts';
import { askOf, noSite, register, type SiteFinder, send } from './register.ts';
import { routes } from './routes.ts';
import { tell } from './tell.tsx';
import { isSecure } from './visitor.ts';

export interface ServerOptions {
  /** The projects that are served. One alone is served under every name; several each under their own. */
  readonly projects: readonly { readonly id: ProjectId; readonly host: string | null }[];
  /** Addresses or networks whose `X-Forwarded-*` headers are believed; none unless configured. */
  readonly trustedProxies: readonly string[];
  readonly mode: 'real' | 'demo' | 'drill';
  readonly version: string;
  /** What keeps the house from being ready, in a sentence; nothing when it is. */
  readonly trouble?: () => Promise<string | undefined>;
  /** The scripts that pages load, bundled, beside the fixed files that the server has of itself. */
  readonly scripts?: readonly FixedAsset[];
  /** Every mail that a demonstration has kept. */
  readonly sink?: () => readonly KeptMail[];
}

/** Puts the web server together; it does not listen. @throws Error when a route has no row of access */
export async function buildServer(house: House, options: ServerOptions): Promise<FastifyInstance> {
  const find = siteFinder(house, options);
  const tellProblem = async (request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply> => {
    const site = await find(request.hostname).catch(() => null);
    // When not even the project can be read, nothing but the number is told, and never what the trouble said.
    if (site === null) return send(reply, bare(problem), house.baseUrl.startsWith('https:'));
    if (!site) return send(reply, noSite, false);
    // Whoever asks, a problem is told as to a stranger; only how they like times and colours is kept.
    const ask = await askOf(request, site, undefined, false).catch(() => strangerAsk(request, site));
    return send(reply, tell(ask, problem), isSecure(site));
  };
  const server = fastify({
    bodyLimit,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    exposeHeadRoutes: true,
    // An address that cannot be decoded names nothing.
    frameworkErrors: (_error, request, reply) => void tellProblem(request, reply, notFound),
  });
  await server.register(formbody, { bodyLimit });
  await server.register(multipart, {
    limits: {
      fileSize: fileLimit,
      files: filesAtMost,
      fields: 40,
      fieldSize: bodyLimit,
      fieldNameSize: 100,
      parts: 60,
    },
  });
  const counter = new Counter(() => fresh(house));
  for (const route of routes) register(server, route, find, counter);
  server.setNotFoundHandler((request, reply) => tellProblem(request, reply, notFound));
  server.setErrorHandler((error: FastifyError, request, reply) =>
    tellProblem(request, reply, problemOf(error) ?? unforeseen(house, error, request)),
  );
  return server;
}

function siteFinder(house: House, options: ServerOptions): SiteFinder {
  const known = new Map<ProjectId, Site>();
  const { projects, mode, version, trouble = async () => undefined, scripts = [], sink = () => [] } = options;
  const assets = [...fixedAssets, ...scripts];
  return async (host) => {
    const found = projects.length === 1 ? projects[0] : projects.find((each) => each.host === host.toLowerCase());
    if (!found) return undefined;
    let site = known.get(found.id);
    if (!site) {
      const { title } = await readProject(house, found.id);
      site = {
        house,
        project: found.id,
        gatehouse: gatehouseOf(house, found.id, title),
        title,
        mode,
        version,
        trouble,
        assets,
        sink,
      };
      known.set(found.id, site);
    }
    return site;
  };
}

/** What the web server itself refuses, in our words. */
function problemOf(error: FastifyError): Problem | undefined {
  const status = error.statusCode ?? 500;
  if (status === 413) {
    return tooLarge;
  }
  if (status === 415) {
    return plain(415, 'unsupported_media', 'This is not taken here', 'Send a form or JSON (application/json).');
  }
  if (status >= 400 && status < 500) {
    return plain(
      400,
      'unreadable',
      'This cannot be read',
      'What was sent is not well formed. Correct it and send it again.',
    );
  }
  return undefined;
}

/** A fault of ours: the asker gets a number, the log the same number and where it happened, nobody any content. */
function unforeseen(house: House, error: FastifyError, request: FastifyRequest): Problem {
  const instance = reference(house);
  const frames = (error.stack ?? '').split('\n').filter((each) => /^\s+at /.test(each));
  const where = frames.slice(0, 6).map((each) => each.trim());
  const route = request.routeOptions?.url ?? '';
  house.log(JSON.stringify({ level: 'error', reference: instance, route, name: error.name, code: error.code, where }));
  return {
    ...plain(
      500,
      'fault',
      'Something broke here',
      'This is our fault, not yours. Nothing was changed unless you were told so. Try again; if it stays, give the team the reference number.',
    ),
    instance,
  };
}

function bare({ status, title, instance }: Problem): Reply {
  const body = `${title}.${instance ? ` Reference number ${instance}.` : ''}\n`;
  return { status, type: 'text/plain; charset=utf-8', body };
}

function strangerAsk(request: FastifyRequest, site: Site) {
  return {
    site,
    visitor: { kind: 'anyone' as const },
    now: site.house.now(),
    path: request.url.split('?')[0]!,
    params: {},
    query: {},
    header: () => undefined,
    cookies: {},
    isAhead: false,
    body: { kind: 'none' as const },
  };
}
