// A line to a real mail server that breaks or lags at one command, once; after that it only passes on.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * `before`: cut before the server hears the command. `after`: the server has done it, and its answer is lost. `half`: the
 * line is cut inside the answer. `late`: the answer comes a third of a second later.
 */
export const cuts = ['before', 'after', 'half', 'late'] as const;
export type Cut = (typeof cuts)[number];

export interface FaultLine {
  /** The address of a mailbox by way of this line. */
  through(url: string): string;
  /** Fails so at the next command with this verb, however it is tagged; counts from the next connection or command on. */
  fail(verb: string, cut: Cut): void;
  /** Whether the failure has happened. */
  hasFailed(): boolean;
  close(): Promise<void>;
}

/** Puts a line up to a server on this machine. */
export async function faultLine(port: number): Promise<FaultLine> {
  const sockets = new Set<Socket>();
  let failing: { readonly verb: string; readonly cut: Cut } | undefined;
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const both = [client, upstream];
    for (const socket of both) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        for (const other of both) other.destroy();
      });
      socket.on('error', () => undefined);
    }
    let answering: Cut | undefined;
    client.on('data', (bytes) => {
      const cut = failing && new RegExp(`^\\S+ (UID )?${failing.verb}\\b`, 'im').test(bytes.toString('latin1'));
      if (cut) {
        answering = failing!.cut;
        failing = undefined;
        if (answering === 'before') return void client.destroy();
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      const now = answering;
      answering = undefined;
      if (now === 'after') client.destroy();
      else if (now === 'half') client.end(bytes.subarray(0, Math.floor(bytes.length / 2)), () => client.destroy());
      else if (now === 'late') {
        upstream.pause();
        setTimeout(() => {
          client.write(bytes);
          upstream.resume();
        }, 300);
      } else client.write(bytes);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const own = (server.address() as AddressInfo).port;
  return {
    through: (url) => Object.assign(new URL(url), { port: String(own) }).href,
    fail(verb, cut) {
      failing = { verb, cut };
    },
    hasFailed: () => failing === undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
