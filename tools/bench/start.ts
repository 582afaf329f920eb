// From `npm start` on a data folder that exists to the first page, beside the same command with nothing to do.
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../src/main/free-port.ts';
import { dataFolder } from './durable-house.ts';
import { type Figure, median } from './figure.ts';
import { type Program, startProgram } from './program.ts';

const rounds = 3;
const patience = 60_000;

/** Seconds until the first page. */
export async function startFigure(): Promise<Figure> {
  const folder = await dataFolder();
  const took: number[] = [];
  const bare: number[] = [];
  try {
    await firstPage(folder.path);
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await helpOnly());
      took.push(await firstPage(folder.path));
    }
  } finally {
    await folder.remove();
  }
  return {
    name: 'npm start to the first page',
    value: median(took),
    unit: 's',
    peer: { name: 'npm start -- --help', value: median(bare) },
    bound: { is: 'under', value: 6 },
  };
}

async function helpOnly(): Promise<number> {
  const began = performance.now();
  await startProgram('npm', ['start', '--silent', '--', '--help']).ended;
  return (performance.now() - began) / 1_000;
}

async function firstPage(data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const program = startProgram('npm', ['start', '--silent'], {
    TIDEGATE_DATA: data,
    TIDEGATE_LISTEN: `127.0.0.1:${port}`,
    TIDEGATE_BASE_URL: `http://localhost:${port}`,
  });
  try {
    await answered(program, `http://127.0.0.1:${port}/`, began + patience);
    return (performance.now() - began) / 1_000;
  } finally {
    await program.stop();
  }
}

async function answered(program: Program, url: string, until: number): Promise<void> {
  while (performance.now() < until && program.child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('</html>')) return;
    await wait(20);
  }
  throw new Error(`no page came: ${program.said().slice(-500)}`);
}
