// How long the model checker takes for each playbook that comes with Tidegate, beside the command with nothing to check.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { projectFolder, startProgram } from './program.ts';

const program = join('bin', 'tidegate.js');

async function seconds(...args: readonly string[]): Promise<number> {
  const began = performance.now();
  const code = await startProgram('node', [program, ...args]).ended;
  if (code !== 0) throw new Error(`tidegate ${args.join(' ')} ended with ${code}`);
  return (performance.now() - began) / 1_000;
}

export async function playbookCheckFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const file of readdirSync(join(projectFolder, 'playbooks')).filter((name) => name.endsWith('.yaml'))) {
    const peer = {
      name: 'playbook show, of the same',
      value: await seconds('playbook', 'show', join('playbooks', file)),
    };
    const value = await seconds('playbook', 'check', join('playbooks', file));
    figures.push({ name: `playbook check ${file}`, value, unit: 's', peer, bound: { is: 'under', value: 10 } });
  }
  return figures;
}
