import type { House } from '../app/house.ts';
import { tick } from '../app/tick.ts';
import type { ProjectId } from '../core/case/ids.ts';

export interface Loop {
  /** Lets the sweep under way end, and begins no other. */
  stop(): Promise<void>;
}

/**
 * Sweeps through what is due, over and over: the safety net under the jobs, which wake single deliveries sooner.
 * A sweep that fails is told in the log and tried again; it never takes the house down.
 * @param pause milliseconds between the end of one sweep and the next
 */
export function startLoop(house: House, projects: () => Promise<readonly ProjectId[]>, pause: number): Loop {
  let isOver = false;
  let wake = () => undefined as undefined;
  const run = async () => {
    while (!isOver) {
      try {
        for (const project of await projects()) if (!isOver) await tick(house, project);
      } catch (error) {
        house.log(`A sweep failed and will be tried again: ${error instanceof Error ? error.message : error}`);
      }
      if (isOver) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const running = run();
  return {
    async stop() {
      isOver = true;
      wake();
      await running;
    },
  };
}
