import { parseArgs } from 'node:util';
import { openInstance } from './instance.ts';
import { configOrTell, settled, untilSignal } from './settle.ts';
import { startWork } from './work.ts';

const help = `Usage: tidegate worker

Sends what is due, beside tidegate serve: a second process on the same database. Serve does this by itself; use a worker
where several processes share a PostgreSQL server (DATABASE_URL).
`;

/** `tidegate worker`. Ends with 0 after a signal. */
export async function worker(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  const ending = untilSignal();
  return settled(async () => {
    const instance = await openInstance(config, (line) => process.stderr.write(`${line}\n`), true);
    const work = await startWork(instance);
    process.stdout.write('Sending what falls due.\n');
    await ending;
    await work.stop();
    await instance.close();
    return 0;
  });
}
