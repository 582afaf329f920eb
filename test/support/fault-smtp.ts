// A mail server on loopback that fails at a given point of the dialogue in a given way, and writes down what it got.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { type Certificate, certificateFor } from './certificate.ts';
import { answeredEarly, type Failure, healthy, type Point, points, verdictOf, wordsOf } from './fault-points.ts';

/** One mail whose content came in whole. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** What the server said of it: nobody else can know, unless the answer was read. */
  readonly verdict: 'taken' | 'turned away' | 'not said';
}

export interface FaultServer {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** Commands that may only come under TLS and came in the clear; nothing where TLS is not required. */
  readonly inTheClear: readonly string[];
  /** To whom the mails were whose content it had when it failed, since it was told to fail. */
  readonly struck: readonly string[];
  /** Fails so from the next connection on; without arguments it is healthy. */
  fail(point?: Point, failure?: Failure): void;
  /** Is called once, when a connection has come to this point; the server then keeps silent there. */
  onReaching(point: Point, then: () => void): void;
  close(): Promise<void>;
}

// Where our side requires TLS: any address of this machine but the one that it calls its own.
const secureAddress = '127.0.0.2';
const [fitting, otherName, expired, unknown] = [
  certificateFor(secureAddress, 1),
  certificateFor('127.0.0.3', 2),
  certificateFor(secureAddress, 3, 2021),
  certificateFor(secureAddress, 4),
] as const;
/** PEM of every certificate that a test is to trust; which of them fits is another matter. */
export const trusted: readonly string[] = [fitting, otherName, expired].map(({ cert }) => cert);
const misfits: Readonly<Partial<Record<Failure, Certificate>>> = {
  'other name': otherName,
  'unknown issuer': unknown,
  expired,
};

const atOf = (line: string): Point | undefined => {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'HELO') return 'EHLO';
  if (verb === 'STAR') return 'STARTTLS';
  return points.find((point) => point === verb);
};

/** Puts the server up; a secure one offers STARTTLS and is at an address where our side requires it. */
export async function faultServer({ isSecure = false } = {}): Promise<FaultServer> {
  const taken: Taken[] = [];
  const inTheClear: string[] = [];
  const struck: string[] = [];
  const sockets = new Set<Socket>();
  let failing: { readonly point: Point; readonly failure: Failure } | undefined;
  let watched: { readonly point: Point; readonly then: () => void } | undefined;

  const server = createServer((plain) => {
    sockets.add(plain);
    plain.on('close', () => sockets.delete(plain)).on('error', () => undefined);
    const own = failing;
    let socket: Socket = plain;
    let [from, to, content, rest]: [string, string[], string | undefined, string] = ['', [], undefined, ''];
    let isSilent = false;
    /** The answer to this point went out with the one before. */
    let saidEarly: Point | undefined;

    const say = (text: string) => {
      if (text !== '' && !socket.destroyed) socket.write(`${text}\r\n`, 'latin1');
    };
    const trickle = async (text: string, pause: number) => {
      for (const letter of text) {
        if (socket.destroyed) return;
        socket.write(letter);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    const failAt = (point: Point, failure: Failure): void => {
      const words = wordsOf(point, failure);
      if (words !== undefined) say(words);
      if (failure === 'early') saidEarly = answeredEarly(point);
      if (failure === 'hang') isSilent = true;
      else if (failure === 'drop') plain.destroy();
      else if (failure === '421') socket.destroySoon();
      else if (failure === 'half') {
        socket.write((healthy[point] || healthy.dot).slice(0, 5));
        socket.destroySoon();
      } else if (failure === 'slow') void trickle(`${healthy[point]}\r\n`, 4);
      else if (failure === 'drip') void trickle(`250-${'.'.repeat(10_000)}`, 20);
      else if (failure === 'broken TLS') plain.write('no TLS at all\r\n');
      // A verdict in the middle of the content is the last word: such a server reads no further.
      if (point === 'content' && verdictOf(failure) === 'turned away') socket.destroySoon();
      if (point === 'content' && !['garbage', 'early', 'wrong class'].includes(failure)) isSilent = true;
    };
    const come = (point: Point): void => {
      if (isSilent) return;
      if (watched?.point === point) {
        const { then } = watched;
        watched = undefined;
        isSilent = true;
        then();
        return;
      }
      const failure = own?.point === point ? own.failure : undefined;
      if (failure !== undefined && (point === 'content' || point === 'dot')) struck.push(...to);
      if (point === 'dot') {
        taken.push({ from, to, raw: content ?? '', verdict: verdictOf(failure) });
        [content, to] = [undefined, []];
      }
      const isSaid = saidEarly === point;
      if (isSaid) saidEarly = undefined;
      if (point === 'STARTTLS') startTls(failure);
      else if (failure !== undefined) failAt(point, failure);
      else if (!isSaid) say(offer(point));
      if (point === 'dot') setTimeout(come, 1, 'after');
    };
    const offer = (point: Point): string => {
      const isOffered = isSecure && socket === plain && point === 'EHLO' && own?.failure !== 'not offered';
      return isOffered ? healthy.EHLO.replace('\r\n', '\r\n250-STARTTLS\r\n') : healthy[point];
    };
    const startTls = (failure: Failure | undefined): void => {
      if (failure === 'not offered') {
        say('502 what');
        return;
      }
      const isAgreed = failure === undefined || failure in misfits || verdictOf(failure) === 'taken';
      if (failure === 'slow') {
        // What the other side says to the last letter is already TLS.
        plain.removeAllListeners('data').pause();
        void trickle(`${healthy.STARTTLS}\r\n`, 4).then(() => wrap(fitting));
        return;
      }
      if (failure === undefined || failure in misfits || failure.endsWith('after 220')) say(healthy.STARTTLS);
      else failAt('STARTTLS', failure);
      if (failure === 'cut after 220') plain.destroySoon();
      if (failure === 'noise after 220') plain.write('\u0016 what');
      if (failure === 'silence after 220') isSilent = true;
      if (isAgreed) wrap(misfits[failure!] ?? fitting);
    };
    const wrap = (certificate: Certificate): void => {
      plain.removeAllListeners('data');
      const secureContext = createSecureContext(certificate);
      socket = new TLSSocket(plain, { isServer: true, secureContext });
      rest = '';
      socket.on('error', () => undefined);
      listen();
    };
    const heed = (line: string): void => {
      if (content !== undefined) {
        if (line === '.') {
          come('dot');
          return;
        }
        const isFirst = content === '';
        content += `${line.replace(/^\./, '')}\r\n`;
        if (isFirst) come('content');
        return;
      }
      const point = atOf(line);
      if (point === undefined) {
        say('500 what');
        return;
      }
      if (isSecure && socket === plain && point !== 'EHLO' && point !== 'STARTTLS') inTheClear.push(line);
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (point === 'MAIL') from = address;
      if (point === 'RCPT') to.push(address);
      come(point);
      const isGoingOn = point === 'DATA' && (own?.point !== 'DATA' || verdictOf(own.failure) === 'taken');
      if (isGoingOn) content = '';
    };
    const listen = () => {
      socket.on('data', (bytes: Buffer) => {
        const here = socket;
        const lines = (rest + bytes.toString('latin1')).split('\r\n');
        rest = lines.pop() ?? '';
        // What came with STARTTLS in one piece is none of the dialogue under TLS.
        for (const line of lines) if (here === socket) heed(line);
      });
    };

    come('connect');
    come('banner');
    listen();
  });
  const host = isSecure ? secureAddress : '127.0.0.1';
  await new Promise<void>((ready) => server.listen(0, host, ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://user:secret@${host}:${port}`,
    taken,
    inTheClear,
    struck,
    fail(point, failure) {
      struck.length = 0;
      failing = point && failure ? { point, failure } : undefined;
    },
    onReaching(point, then) {
      watched = { point, then };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
