import { randomUUID } from 'node:crypto';
import { CliFailure, type CliIo } from './command.ts';
import { tokenFor } from './credentials.ts';
import { exitCodes } from './exit-codes.ts';
import { failureOf, type Problem } from './problem.ts';

/** What the API answered: the parsed body with its status. */
export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the server's answers are shown as they come
  readonly body: any;
}

/** Speaks with one Tidegate server. Everything that is not a good answer ends the command with its exit code. */
export interface Client {
  readonly server: string;
  get(path: string): Promise<Answered>;
  /** With a key of its own, so that what was sent twice on the way is done once. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Sends a form with files, with a key as well. */
  upload(path: string, form: FormData): Promise<Answered>;
  /** Asks with POST for a file, since handing it out is recorded. */
  download(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
}

/** Which server is meant: scheme, host and port. */
export function serverOf({ env }: CliIo): string {
  const text = env.TIDEGATE_URL || 'http://localhost:7300';
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.origin;
  } catch {}
  throw new CliFailure(
    `TIDEGATE_URL is not the address of a server: ${text}. Write it such as https://security.example.org.`,
  );
}

function isOnThisMachine(server: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(server).hostname);
}

/**
 * Opens the way to the server.
 * @param wants `token` for what asks for an account; `nothing` for what anybody may ask
 * @param isJson whether a problem is printed as the JSON that came
 */
export async function connect(io: CliIo, wants: 'token' | 'nothing', isJson = false): Promise<Client> {
  const server = serverOf(io);
  const token = wants === 'token' ? await tokenFor(io, server) : undefined;
  if (wants === 'token' && !token) {
    throw new CliFailure(
      `You are not signed in at ${server}. Run tidegate login, or set TIDEGATE_TOKEN.`,
      exitCodes.notSignedIn,
    );
  }
  if (token && server.startsWith('http:') && !isOnThisMachine(server)) {
    throw new CliFailure(
      `${server} is not reached over TLS, and a token is not sent in the clear. Use its https address.`,
    );
  }
  const ask = async (method: string, path: string, given: RequestInit): Promise<Response> =>
    fetch(`${server}${path}`, {
      ...given,
      method,
      redirect: 'error',
      headers: {
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(given.headers as Record<string, string> | undefined),
      },
    }).catch(() => {
      throw new CliFailure(
        `${server} does not answer. Is it running, and is TIDEGATE_URL right?`,
        exitCodes.unreachable,
      );
    });
  const answered = async (answer: Response): Promise<Answered> => {
    const parsed: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return { status: answer.status, body: parsed };
    throw failureOf(answer.status, parsed as Problem | undefined, isJson);
  };
  // Of those who are not signed in no server remembers a key.
  const key = (): Readonly<Record<string, string>> => (token ? { 'idempotency-key': randomUUID() } : {});
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    answered(
      await ask('POST', path, {
        headers: { ...key(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    server,
    get: async (path) => answered(await ask('GET', path, {})),
    post,
    upload: async (path, form) => answered(await ask('POST', path, { headers: key(), body: form })),
    async download(path) {
      const answer = await ask('POST', path, {});
      if (!answer.ok) await answered(answer);
      const name = /filename="([\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
      return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
  };
}
