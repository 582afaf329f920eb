import { StoreTrouble } from '../../store/trouble.ts';
import { type Config, environment, readConfig } from '../config.ts';

/** The configuration, or undefined after every fault was told on standard error. */
export function configOrTell(): Config | undefined {
  const read = readConfig(environment());
  if (read.ok) return read.config;
  process.stderr.write('Tidegate does not start, because of its configuration:\n');
  for (const fault of read.faults) process.stderr.write(`  ${fault}\n`);
  return undefined;
}

/** Runs a command's work; trouble that a person can mend is told as its sentence, anything else is a fault of ours. */
export async function settled(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** Resolves with the first signal that asks the process to end. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, settle);
  });
}
