// A mail server on loopback that fails at a given point of the dialogue in a given way, and writes down what it got.
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Where in the dialogue (RFC 5321 §3) it fails. `dot`: after the content and before its verdict; `quit`: after it. */
export const points = ['connect', 'banner', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'content', 'dot', 'quit'] as const;
export type Point = (typeof points)[number];

/** How it fails: a verdict for now, one for good, a cut line, silence, nonsense, or an answer letter by letter. */
export const failures = ['4xx', '5xx', 'drop', 'hang', 'garbage', 'slow'] as const;
export type Failure = (typeof failures)[number];

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
  /** Fails so from the next connection on; without arguments it is healthy. */
  fail(point?: Point, failure?: Failure): void;
  /** Is called once, when a connection has come to this point; the server then keeps silent there. */
  onReaching(point: Point, then: () => void): void;
  close(): Promise<void>;
}

const healthy: Readonly<Record<Point, string>> = {
  connect: '',
  banner: '220 here',
  EHLO: '250-here\r\n250 AUTH PLAIN',
  AUTH: '235 yes',
  MAIL: '250 yes',
  RCPT: '250 yes',
  DATA: '354 go on',
  content: '',
  dot: '250 taken',
  quit: '221 bye',
};

const atOf = (line: string): Point | undefined => {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'HELO') return 'EHLO';
  if (verb === 'QUIT') return 'quit';
  return points.find((point) => point === verb);
};

/** Puts the server up. */
export async function faultServer(): Promise<FaultServer> {
  const taken: Taken[] = [];
  const sockets = new Set<Socket>();
  let failing: { readonly point: Point; readonly failure: Failure } | undefined;
  let watched: { readonly point: Point; readonly then: () => void } | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const own = failing;
    let [from, to, content, rest]: [string, string[], string | undefined, string] = ['', [], undefined, ''];
    let isSilent = false;

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
      if (point === 'dot') {
        const isAway = failure === '4xx' || failure === '5xx';
        const isSaid = failure === undefined || failure === 'slow';
        taken.push({ from, to, raw: content ?? '', verdict: isAway ? 'turned away' : isSaid ? 'taken' : 'not said' });
        [content, to] = [undefined, []];
      }
      if (failure === undefined) say(healthy[point]);
      else if (failure === 'hang') isSilent = true;
      else if (failure === 'drop') socket.destroy();
      else if (failure === 'garbage') say('\u0000\u00ff what');
      else if (failure === 'slow') void trickle(`${healthy[point]}\r\n`);
      else {
        say(failure === '4xx' ? '451 not now' : '550 never');
        // A verdict in the middle of the content is the last word: such a server reads no further.
        if (point === 'content') socket.destroySoon();
      }
      if (point === 'content' && failure && !['slow', 'garbage'].includes(failure)) isSilent = true;
    };
    const say = (text: string) => {
      if (text !== '' && !socket.destroyed) socket.write(`${text}\r\n`);
    };
    const trickle = async (text: string) => {
      if (text === '\r\n') return;
      for (const letter of text) {
        if (socket.destroyed) return;
        socket.write(letter);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    };

    come('connect');
    come('banner');
    socket.setEncoding('latin1').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (content !== undefined) {
          if (line === '.') come('dot');
          else {
            const isFirst = content === '';
            content += `${line.replace(/^\./, '')}\r\n`;
            if (isFirst) come('content');
          }
          continue;
        }
        const point = atOf(line);
        if (point === undefined) say('500 what');
        else {
          const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
          if (point === 'MAIL') from = address;
          if (point === 'RCPT') to.push(address);
          come(point);
          const isGoingOn = point === 'DATA' && (own?.point !== 'DATA' || own.failure === 'slow');
          if (isGoingOn) content = '';
          if (point === 'quit') socket.end();
        }
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://user:secret@127.0.0.1:${port}`,
    taken,
    fail(point, failure) {
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
