import type { CliIo } from './command.ts';

/** Says on standard error how far a long command has come, at most ten times a second and to a person alone. */
export function progressOf(io: CliIo, what: string, total: number): { step(): void; end(): void } {
  const { status } = io;
  if (!status || total < 20) return { step() {}, end() {} };
  let [done, said] = [0, 0];
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (now - said < 100) return;
      said = now;
      status(`${what} ${done} of ${total}`);
    },
    end: () => io.err(`${what} ${done} of ${total}\n`),
  };
}
