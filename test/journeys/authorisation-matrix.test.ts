import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { passFormToken, sealPass } from '../../src/app/room-pass.ts';
import { routes } from '../../src/http/routes.ts';
import {
  expectations,
  expected,
  type Outcome,
  type Person,
  people,
  type Situation,
  situations,
} from '../support/expectations.ts';
import { type Proofs, type Stage, stage } from '../support/matrix-cast.ts';
import { contourAdvisory } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

const name = (route: { method: string; path: string }) => `${route.method} ${route.path}`;

/** The address that is asked for; every place is filled with something that exists. */
async function addressOf(route: string, set: Stage, situation: Situation): Promise<string> {
  const { number, ref, blob } = set.cases[situation];
  const step = route.includes('/distributors/')
    ? 'strike'
    : route.includes('/vouches/')
      ? 'vouch'
      : route.includes('/notices/')
        ? 'answer-date'
        : route.includes('/rota/')
          ? 'note-absence'
          : route.includes('/keys/')
            ? 'retire-key'
            : route.includes('/people/') || route.includes('/roster/')
              ? 'take-off'
              : 'send-message';
  const places: Readonly<Record<string, string>> = {
    number,
    ref,
    notice: '1',
    blob,
    step: route === 'POST /r/:step' ? 'reply' : step,
    version: '1',
    id: route.includes('/advisories/') ? contourAdvisory.id : route.includes('deliveries') ? 'none' : set.applicant,
    token: 'tg_lnk_none',
    code: route.includes(':code') ? await set.freshCode() : '',
    n: '1',
    report: 'cra-early-warning',
    year: '2026',
    revision: '1.json',
    leak: 'newest',
    file: 'record.md',
  };
  return route
    .split(' ')[1]!
    .replace('*', filesBelow[/\/(csaf|osv|cve|vex)\//.exec(route)?.[1] ?? 'assets']!)
    .replace(/:(\w+)/g, (_, place: string) => places[place]!);
}

/** One file of each place that holds many. */
const filesBelow: Readonly<Record<string, string>> = {
  csaf: 'provider-metadata.json',
  osv: 'all.zip',
  cve: `${contourAdvisory.cve ?? 'CVE-2026-0000'}.json`,
  vex: `${contourAdvisory.id}.json`,
  assets: 'tidegate.css',
};

async function requestOf(route: string, address: string, proofs: Proofs, t: TestServer): Promise<InjectOptions> {
  const method = route.startsWith('GET') ? 'GET' : 'POST';
  const headers: Record<string, string> = { origin: 'http://localhost:7300', 'sec-fetch-site': 'same-origin' };
  if (address.startsWith('/api/')) {
    if (proofs.authorization) headers.authorization = proofs.authorization;
    return { method, url: address, headers, ...(method === 'POST' ? { payload: {} } : {}) };
  }
  let formToken = '';
  if (address.startsWith('/r/') && proofs.words) {
    const pass = sealPass(t.house, t.project, proofs.words);
    headers.cookie = `tg_room=${pass}`;
    formToken = passFormToken(t.house, t.project, pass);
  } else if (proofs.session) {
    const opened = await proofs.session();
    headers.cookie = opened.cookie;
    formToken = opened.formToken;
  }
  if (method === 'GET') return { method, url: address, headers };
  headers['content-type'] = 'application/x-www-form-urlencoded';
  return { method, url: address, headers, payload: new URLSearchParams({ form_token: formToken }).toString() };
}

/** Names the outcome; only the very bytes of "not found" count as hidden. */
function outcomeOf(
  answer: { statusCode: number; body: string; headers: Readonly<Record<string, unknown>> },
  notFound: ReadonlySet<string>,
  isGet: boolean,
): Outcome | string {
  const { statusCode, body, headers } = answer;
  if (statusCode === 404) return notFound.has(body) ? 'hidden' : 'gone';
  if (statusCode === 401) return 'sign in';
  if (statusCode === 403 && body.includes('Not yours to do')) return 'not theirs';
  if (statusCode === 303 && isGet && /^\/(sign-in(\?|$)|r\/$)/.test(String(headers.location))) return 'sign in';
  return [200, 201, 202, 303, 409, 422].includes(statusCode)
    ? 'through'
    : `status ${statusCode}: ${body.slice(0, 200)}`;
}

test('every route, every person, every situation: nothing forbidden is allowed, nothing allowed is forbidden', async () => {
  assert.deepEqual(routes.map(name).sort(), Object.keys(expectations).sort(), 'the expectations name every route');
  const t = await testServer();
  const set = await stage(t);
  const unknown = async (url: string) => (await t.inject({ url, remoteAddress: '10.255.0.1' })).body;
  const notFound = new Set([await unknown('/nothing/here'), await unknown('/api/v1/nothing')]);
  const wrong: string[] = [];
  const told: Record<string, number> = {};
  let cells = 0;
  for (const route of Object.keys(expectations)) {
    const asked: readonly Situation[] = expectations[route]!.case ? situations : ['published'];
    for (const situation of asked) {
      for (const person of people) {
        if (!isAskable(route, person, situation)) continue;
        cells += 1;
        // A network of its own for each question, so that no pace is ever the reason.
        const remoteAddress = `10.${cells >> 16}.${(cells >> 8) & 255}.${cells & 255}`;
        const address = await addressOf(route, set, situation);
        const request = await requestOf(route, address, set.proofs(person, situation), t);
        const answer = await t.inject({ ...request, remoteAddress });
        const outcome = outcomeOf(answer, notFound, request.method === 'GET');
        const wanted = expected(route, person, situation);
        told[wanted] = (told[wanted] ?? 0) + 1;
        if (outcome !== wanted) wrong.push(`${route} as ${person}, ${situation}: ${outcome}, not ${wanted}`);
      }
    }
  }
  console.log(`authorisation matrix: ${routes.length} routes, ${people.length} people, ${cells} cells`, told);
  assert.deepEqual(wrong, []);
});

/** Only the case that was received with a file has one to ask for. */
function isAskable(route: string, _person: Person, situation: Situation): boolean {
  return !route.includes('/files/') || situation === 'received';
}
