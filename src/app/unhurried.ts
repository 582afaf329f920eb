import { setTimeout as pause } from 'node:timers/promises';
import type { InPieces } from '../core/notices/in-pieces.ts';

/** Milliseconds of work at a stretch: a page that comes meanwhile asks the database ten times and waits each time. */
const stretch = 4;

/** Called after each piece of long work: it comes back once others have had their turn. */
export type Rest = () => Promise<void>;

/**
 * For long work in pieces, beside which pages are served: it rests whenever it is time to.
 * @param share of the thread that the work takes: a half where somebody waits for it, less where nobody does
 * @param signal ends the work at its next rest, which then rejects
 */
export function unhurried(share: number, signal?: AbortSignal): Rest {
  let began = performance.now();
  return async () => {
    const worked = performance.now() - began;
    if (worked < stretch) return;
    await pause(worked / share - worked, undefined, signal ? { signal } : {});
    began = performance.now();
  };
}

/** The answer of work in pieces, with a rest between two wherever it is time to. */
export async function unhurriedly<Answer>(work: InPieces<Answer>, rest: Rest): Promise<Answer> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await rest();
  }
}
