// Resident memory of the server's process at the end of the demo's replay, beside Node with nothing to do.
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { residentMegabytes, startProgram } from './program.ts';

/** Megabytes when the replay is over, read from /proc until the process ends. */
export async function memoryFigure(): Promise<Figure> {
  const demo = startProgram(process.execPath, ['bin/tidegate.js', 'demo', '--once']);
  const node = startProgram(process.execPath, ['-e', 'setTimeout(() => {}, 3600_000)']);
  let atEnd = 0;
  let idle = 0;
  try {
    while (demo.child.exitCode === null) {
      atEnd = residentMegabytes(demo.child.pid!) ?? atEnd;
      idle = residentMegabytes(node.child.pid!) ?? idle;
      await wait(50);
    }
  } finally {
    await node.stop();
    await demo.stop();
  }
  if ((await demo.ended) !== 0) throw new Error(`the demo did not end well: ${demo.said().slice(-500)}`);
  return {
    name: 'resident memory after npm run demo -- --once',
    value: atEnd,
    unit: 'MB',
    peer: { name: 'Node with nothing to do', value: idle },
    bound: { is: 'under', value: 250 },
  };
}
