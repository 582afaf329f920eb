import { deliver } from '../../app/deliver.ts';
import { deliverQueue } from '../../app/letters.ts';
import { type Loop, startLoop } from '../loop.ts';
import { type Instance, projectsOf } from './instance.ts';

/** Milliseconds between two sweeps; jobs wake single deliveries sooner. */
const pause = 5_000;

/** Sends what falls due: woken by jobs, and by a sweep that catches what a lost wake-up left behind. */
export async function startWork({ house, jobs }: Instance): Promise<Loop> {
  await jobs.work(deliverQueue, async ({ data }) => {
    const { project, delivery } = data;
    if (project !== undefined && delivery !== undefined) await deliver(house, project, delivery);
  });
  return startLoop(house, async () => (await projectsOf(house)).map(({ id }) => id), pause);
}
