import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readImapUrl } from '../channels/imap.ts';
import { readSmtpUrl } from '../channels/smtp.ts';
import { isMailbox } from '../core/case/mailbox.ts';
import { type ReadList, readEpss, readKev } from '../formats/exploitation/lists.ts';
import { type Brought, broughtLists, stampNow, usable, type WatchedLists } from './brought-lists.ts';
import { nearest } from './nearest.ts';
import { settings } from './settings.ts';

/** Everything that is set from outside, read once. */
export interface Config {
  /** Absolute path. */
  readonly data: string;
  readonly listen: { readonly host: string; readonly port: number };
  /** Scheme, host and port, without a path. */
  readonly baseUrl: string;
  readonly trustedProxies: readonly string[];
  readonly rootKeyFile: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly bounceAddress: string | undefined;
  readonly replyAddress: string | undefined;
  readonly imapUrl: string | undefined;
  /** The lists of exploited vulnerabilities; undefined when none was given. */
  readonly exploitation: WatchedLists | undefined;
  readonly databaseUrl: string | undefined;
  readonly databaseAppUrl: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The environment of this process: the one place that reads it. */
export const environment = (): Environment => process.env;

/** Reads the configuration. Every fault is one sentence that says what is in the way and the way out. */
export function readConfig(env: Environment, readFile = (path: string) => readFileSync(path, 'utf8')): ConfigResult {
  const faults = namesIn(env);
  const value = (name: string): string | undefined => {
    try {
      return settingOf(env, name, readFile);
    } catch (error) {
      faults.push(
        `${name}_FILE cannot be read (${error instanceof Error ? error.message : error}). Correct its path or rights.`,
      );
      return undefined;
    }
  };
  const checked = <T>(name: string, fallback: T, read: (text: string) => T): T => {
    const text = value(name);
    if (text === undefined) return fallback;
    try {
      return read(text);
    } catch (error) {
      faults.push(`${name} is not right: ${error instanceof Error ? error.message : error}.`);
      return fallback;
    }
  };
  const listed = <T>(name: string, read: (text: string) => ReadList<T>): Brought<T> | undefined =>
    checked<Brought<T> | undefined>(name, undefined, (path) => ({
      path,
      stamp: stampNow(path),
      list: usable(read(readFile(path))),
    }));
  const [kev, epss] = [listed('TIDEGATE_KEV', readKev), listed('TIDEGATE_EPSS', readEpss)];
  const data = resolve(value('TIDEGATE_DATA') ?? 'data');
  const listen = checked('TIDEGATE_LISTEN', { host: '127.0.0.1', port: 7300 }, readListen);
  const baseUrl = checked('TIDEGATE_BASE_URL', `http://localhost:${listen.port}`, readBaseUrl);
  const config: Config = {
    data,
    listen,
    baseUrl,
    trustedProxies: checked('TIDEGATE_TRUSTED_PROXIES', [], readProxies),
    rootKeyFile: resolve(env.TIDEGATE_ROOT_KEY_FILE ?? resolve(data, 'keys', 'root')),
    smtpUrl: checked<string | undefined>('TIDEGATE_SMTP_URL', undefined, smtpUrl),
    bounceAddress: checked<string | undefined>('TIDEGATE_BOUNCE_ADDRESS', undefined, (text) => readTagged(text, 24)),
    mailFrom: checked('TIDEGATE_MAIL_FROM', `security@${new URL(baseUrl).hostname}`, readMailbox),
    replyAddress: checked<string | undefined>('TIDEGATE_REPLY_ADDRESS', undefined, (text) => readTagged(text, 38)),
    imapUrl: checked<string | undefined>('TIDEGATE_IMAP_URL', undefined, imapUrl),
    exploitation: kev || epss ? broughtLists(kev, epss) : undefined,
    databaseUrl: value('DATABASE_URL'),
    databaseAppUrl: value('TIDEGATE_DATABASE_APP_URL'),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config };
}

/** A name that looks like ours and is not would be a setting that silently does nothing. */
function namesIn(env: Environment): string[] {
  const known = settings.flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name]));
  const faults: string[] = [];
  if (env.TIDEGATE_ROOT_KEY !== undefined) {
    faults.push(
      'The root key stands in the environment variable TIDEGATE_ROOT_KEY, where every program of this user can read it. Put it into a file with mode 0600 and name the file in TIDEGATE_ROOT_KEY_FILE.',
    );
  }
  for (const name of Object.keys(env)) {
    if (!name.startsWith('TIDEGATE_') || known.includes(name) || name === 'TIDEGATE_ROOT_KEY') continue;
    const meant = nearest(name, known);
    faults.push(`There is no setting ${name}. ${meant ? `Did you mean ${meant}?` : 'Take it out.'}`);
  }
  return faults;
}

function settingOf(env: Environment, name: string, readFile: (path: string) => string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file !== undefined && settings.some((one) => one.name === name && one.isSecret)) return readFile(file).trim();
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function readListen(text: string): Config['listen'] {
  const found = /^(?:(\[[0-9a-fA-F:]+\]|[^:[\]]+):)?(\d{1,5})$/.exec(text);
  const port = Number(found?.[2]);
  if (!found || port > 65_535) throw new Error('it must be an address and a port, such as 127.0.0.1:7300');
  return { host: found[1]?.replace(/^\[|\]$/g, '') ?? '127.0.0.1', port };
}

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username ||
    url.search ||
    url.hash ||
    url.pathname !== '/'
  ) {
    throw new Error('it must be a scheme and a host without a path, such as https://security.example.org');
  }
  if (isIP(url.hostname.replace(/^\[|\]$/g, ''))) {
    throw new Error('passkeys need a host name, not an address; use http://localhost on this machine');
  }
  return url.origin;
}

function readProxies(text: string): readonly string[] {
  const proxies = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = proxies.find((one) => !isIP(one.split('/')[0] ?? ''));
  if (wrong !== undefined) throw new Error(`“${wrong}” is no address or network`);
  return proxies;
}

function imapUrl(text: string): string {
  readImapUrl(text);
  return text;
}

function smtpUrl(text: string): string {
  readSmtpUrl(text);
  return text;
}

/** A plus and a token of 25 characters follow its local part, which may have 64 in all (RFC 5321 §4.5.3.1.1). */
/** A mailbox whose sub-addresses carry a token; with it the part before the @ may have 64 characters (RFC 5321). */
function readTagged(text: string, most: number): string {
  const mailbox = readMailbox(text);
  const [local = ''] = mailbox.split('@');
  if (local.includes('+')) throw new Error('the part before the @ may hold no plus: what follows one is for each mail');
  if (local.length > most) throw new Error(`the part before the @ may have at most ${most} characters`);
  return mailbox;
}

function readMailbox(text: string): string {
  if (!isMailbox(text)) throw new Error('it must be one plain mail address');
  return text;
}
