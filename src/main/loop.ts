import type { House } from '../app/house.ts';
import { checkWhatLeft } from '../app/leak-checker.ts';
import { tick } from '../app/tick.ts';
import type { ProjectId } from '../core/case/ids.ts';

export interface Loop {
  /** Lets what is under way end, and begins nothing else. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks whether what has left is to be judged again: once a day it is, and after a new playbook. */
const checkerPause = 60_000;

/**
 * Sweeps through what is due, over and over: the safety net under the jobs, which wake single deliveries sooner. Beside
 * it the leak-checker goes its way: it may take minutes, and no sweep waits for it.
 * @param pause milliseconds between the end of one sweep and the next
 */
export function startLoop(house: House, projects: () => Promise<readonly ProjectId[]>, pause: number): Loop {
  const loops = [
    repeat(house, projects, 'A sweep', tick, pause),
    repeat(house, projects, 'The leak-checker', checkWhatLeft, checkerPause),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Does something for each project, over and over. What fails is told in the log and tried again; it never takes the house down. */
function repeat(
  house: House,
  projects: () => Promise<readonly ProjectId[]>,
  what: string,
  does: (house: House, project: ProjectId, signal: AbortSignal) => Promise<unknown>,
  pause: number,
): Loop {
  const over = new AbortController();
  let wake = () => undefined as undefined;
  const run = async () => {
    while (!over.signal.aborted) {
      try {
        for (const project of await projects()) if (!over.signal.aborted) await does(house, project, over.signal);
      } catch (error) {
        // Broken off by the end of the loop; whatever else was broken off has failed.
        if (over.signal.aborted && error instanceof Error && error.name === 'AbortError') return;
        house.log(`${what} failed and will be tried again: ${error instanceof Error ? error.message : error}`);
      }
      if (over.signal.aborted) return;
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
      over.abort();
      wake();
      await running;
    },
  };
}
