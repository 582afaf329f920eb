import { lookup as resolve } from 'node:dns';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What came of asking for something on the web. `absent` is a clear answer; `failed` leaves it open. */
export type Fetched =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The one way out to web addresses that depend on what somebody outside wrote. */
export interface Web {
  /** Asks for one https address and follows nothing. Never throws for what the other side does. */
  get(url: string): Promise<Fetched>;
}

/** For a house that must not reach out, such as a demo. */
export const noWeb: Web = { get: async () => ({ kind: 'failed', reason: 'This house does not look anything up.' }) };

const patience = 5_000;
const bytesAtMost = 256 * 1_024;

/** Addresses that nobody outside may make us speak to: this machine, private and local networks, what is no host. */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
const outer6 = new BlockList();
outer6.addSubnet('2000::', 3, 'ipv6');
const inner6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner6.addSubnet(net, bits, 'ipv6');

/** Whether an address belongs to the open internet. Everything else is refused, also where a name leads to it. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4');
  return isIP(address) === 6 && outer6.check(address, 'ipv6') && !inner6.check(address, 'ipv6');
}

/** Names are resolved once and the connection goes to what was checked: a second answer cannot lead elsewhere. */
const checkedLookup =
  (mayReach: (address: string) => boolean): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      if (found.length === 0 || !found.every(({ address }) => mayReach(address))) {
        return done(new Error('The name leads to an address that is not on the open internet.'), '');
      }
      if (options.all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });
  };

export interface WebOptions {
  /** Which addresses may be spoken to; those of the open internet unless said. */
  readonly mayReach?: (address: string) => boolean;
  /** The certificate of an authority of one's own. */
  readonly ca?: string;
  readonly patience?: number;
}

/** The open web, over https alone, without redirects, for 5 seconds and 256 KiB at most. */
export function openWeb({ mayReach = isPublicAddress, ca, patience: at = patience }: WebOptions = {}): Web {
  return {
    get: (text) =>
      new Promise((settle) => {
        const fail = (reason: string) => settle({ kind: 'failed', reason });
        const url = URL.canParse(text) ? new URL(text) : undefined;
        if (url?.protocol !== 'https:' || url.username !== '') return fail('Only plain https addresses are asked.');
        const host = url.hostname.replace(/^\[|\]$/g, '');
        if (isIP(host) && !mayReach(host)) return fail('The address is not on the open internet.');
        const signal = AbortSignal.timeout(at);
        const options = { lookup: checkedLookup(mayReach), signal, agent: false, ...(ca ? { ca } : {}) } as const;
        const asked = request(url, options, (answer) => {
          const { statusCode = 0 } = answer;
          if (statusCode !== 200) {
            answer.destroy();
            return statusCode === 404 || statusCode === 410
              ? settle({ kind: 'absent' })
              : fail(`It answered with ${statusCode}.`);
          }
          const chunks: Buffer[] = [];
          let size = 0;
          answer.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > bytesAtMost) answer.destroy(new Error('It sends more than 256 KiB.'));
            else chunks.push(chunk);
          });
          answer.on('error', (error) => fail(error.message));
          answer.on('end', () => settle({ kind: 'found', bytes: Buffer.concat(chunks) }));
        });
        asked.on('error', (error) => fail(signal.aborted ? 'It did not answer in time.' : error.message));
        asked.end();
      }),
  };
}
