import type { WatchedLists } from '../brought-lists.ts';

/** Milliseconds between two looks at the files. */
const pause = 30_000;

/** Looks at the lists' files over and over, so that a new file needs no restart. @returns what ends it */
export function watchLists(lists: WatchedLists | undefined, log: (line: string) => void): () => void {
  if (!lists) return () => {};
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    for (const line of await lists.look()) log(line);
    isLooking = false;
  };
  const timer = setInterval(look, pause).unref();
  return () => clearInterval(timer);
}
