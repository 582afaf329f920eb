// The whole web server over a test house, without a socket: requests are injected; people sign in by opened sessions.
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { gatehouseOf } from '../../src/app/house.ts';
import { openSession } from '../../src/app/identity/session.ts';
import { issueInside } from '../../src/app/identity/token.ts';
import { scopes } from '../../src/core/access/scopes.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import { buildServer, type ServerOptions } from '../../src/http/server.ts';
import { readAccount } from '../../src/store/identity/accounts.ts';
import { type TestHouse, type TestHouseOptions, testHouse } from './house.ts';

type Method = 'GET' | 'POST';

/** Somebody with a browser: cookies are kept, forms carry their token, requests say where they come from. */
export interface Browser {
  readonly cookies: Map<string, string>;
  formToken: string | undefined;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** Somebody with a token, or with ten words: `call` answers with the parsed body as well. */
export interface Caller {
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
}

export interface Called {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of the API are looked into freely by tests
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly raw: string;
}

export interface TestServer extends TestHouse {
  readonly server: FastifyInstance;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  browser(): Browser;
  /** A browser in which this account is signed in, with a passkey shown just now unless said otherwise. */
  signedIn(account: string, options?: { readonly isFresh?: boolean }): Promise<Browser>;
  /** A token of this account with every scope, or those named. */
  token(account: string, only?: readonly string[]): Promise<string>;
  /** A caller of the API with a token of this account and every scope, or those named. */
  bearer(account: string, only?: readonly string[]): Promise<Caller>;
  caller(authorization?: string): Caller;
}

/** Puts up a house with its server. */
export async function testServer(
  options: TestHouseOptions & Partial<Pick<ServerOptions, 'mode' | 'trustedProxies' | 'scripts'>> = {},
): Promise<TestServer> {
  return serverOver(await testHouse(options), options);
}

/** Puts up a server over a house that stands already. */
export async function serverOver(
  t: TestHouse,
  options: Partial<Pick<ServerOptions, 'mode' | 'trustedProxies' | 'scripts' | 'projects'>> = {},
): Promise<TestServer> {
  const { house, project } = t;
  const server = await buildServer(house, {
    projects: [{ id: project, host: null }],
    trustedProxies: [],
    mode: 'real',
    version: '0.0.0-test',
    ...options,
  });
  const gatehouse = gatehouseOf(house, project, 'Contour');
  const inject = (given: InjectOptions) =>
    server.inject({ ...given, headers: { host: 'localhost:7300', ...given.headers } });
  const caller = (authorization?: string): Caller => ({
    async call(method, path, body, headers = {}) {
      const answer = await inject({
        method,
        url: path,
        headers: { ...(authorization ? { authorization } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        body: isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined,
        headers: answer.headers,
        raw: answer.body,
      };
    },
  });
  async function token(account: string, only: readonly string[] = scopes): Promise<string> {
    const made = await house.store.withTx(project, (tx) => {
      const actor = { kind: 'account', id: account, roles: [] } as const;
      const asked = { name: 'Test', days: 30, scopes: scopes.filter((scope) => only.includes(scope)) };
      return issueInside(tx, gatehouse, account, actor, asked);
    });
    if (isRefusal(made)) throw new Error(JSON.stringify(made));
    return made.secret;
  }
  return Object.assign(Object.create(t), {
    house,
    project,
    clock: t.clock,
    sent: t.sent,
    team: t.team,
    store: t.store,
    server,
    inject,
    caller,
    browser: () => makeBrowser(inject),
    async signedIn(account: string, given: { readonly isFresh?: boolean } = {}) {
      const opened = await house.store.withTx(project, async (tx) => {
        const row = await readAccount(tx, account);
        if (!row) throw new Error(`There is no account ${account}.`);
        return openSession(tx, gatehouse, row, 'full', given.isFresh === false ? null : house.now());
      });
      const browser = makeBrowser(inject);
      browser.cookies.set('tg_session', opened.token);
      browser.formToken = opened.csrf;
      return browser;
    },
    token,
    async bearer(account: string, only: readonly string[] = scopes) {
      return caller(`Bearer ${await token(account, only)}`);
    },
  }) as TestServer;
}

function makeBrowser(inject: TestServer['inject']): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    cookies,
    formToken: undefined,
    get: (path, headers = {}) => send({ method: 'GET', url: path, headers }),
    post(path, fields, headers = {}) {
      const all = browser.formToken === undefined ? fields : { form_token: browser.formToken, ...fields };
      return send({
        method: 'POST',
        url: path,
        payload: new URLSearchParams(all).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'http://localhost:7300',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      });
    },
  };
  async function send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await inject({ ...options, headers: { ...(cookie ? { cookie } : {}), ...options.headers } });
    for (const each of answer.cookies) {
      if (each.maxAge === 0 || each.value === '') cookies.delete(each.name);
      else cookies.set(each.name, encodeURIComponent(each.value));
    }
    const token = /name="form_token" value="([^"]+)"/.exec(answer.body)?.[1];
    if (token) browser.formToken = token;
    return answer;
  }
  return browser;
}

/** Follows a redirect to another page of ours. */
export async function follow(browser: Browser, answer: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  if (answer.statusCode !== 303) throw new Error(`Not a redirect: ${answer.statusCode} ${answer.body.slice(0, 800)}`);
  return browser.get(String(answer.headers.location).split('#')[0]!);
}

/** The ten words on a receipt page. */
export function wordsOn(html: string): string {
  const list = /<ol class="words"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li[^>]*>([a-z]+)<\/li>/g)].map((match) => match[1]).join(' ');
}
