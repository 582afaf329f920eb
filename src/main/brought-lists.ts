import { type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as hearOthers } from 'node:timers/promises';
import type { ListInUse } from '../core/advisory/exploitation.ts';
import { type Instant, instant } from '../core/process/instant.ts';
import {
  type BroughtLists,
  type Expected,
  exploitationIn,
  type Known,
  type ReadList,
  readEpssInSteps,
  readKev,
} from '../formats/exploitation/lists.ts';

/** A list and the file that it came from, as it was just before it was read. */
export interface Brought<T> {
  readonly path: string;
  readonly stamp: Stamp | undefined;
  readonly list: ReadList<T>;
}

/** By what a file is known to be another one than before. */
interface Stamp {
  readonly writtenAt: Instant;
  readonly size: number;
  readonly inode: number;
}

const asStamp = ({ mtime, size, ino }: Stats): Stamp => ({ writtenAt: instant(mtime.toISOString()), size, inode: ino });
const stampOf = async (path: string): Promise<Stamp> => asStamp(await stat(path));
const isSame = (a: Stamp | undefined, b: Stamp | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The stamp of a file at the start; undefined where there is none to be had. */
export function stampNow(path: string): Stamp | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && asStamp(found);
}

/** Lists that are read again when their files have changed. */
export interface WatchedLists extends BroughtLists {
  /**
   * Looks at each file, and reads one that is another than before and has rested since the last look: one that is still
   * being written is let be. A file that cannot be used leaves what was read before.
   * @returns a line for the log about each list that was read or could not be
   */
  look(): Promise<readonly string[]>;
}

/** The lists as they were read at the start. */
export function broughtLists(kev: Brought<Known> | undefined, epss: Brought<Expected> | undefined): WatchedLists {
  const known = kev && watched('KEV', kev, async (text) => readKev(text));
  const expected = epss && watched('EPSS', epss, readPolitely);
  const lists = [known, expected].filter((list) => list !== undefined);
  return {
    of: (cve) => exploitationIn(known?.entries(), expected?.entries())(cve),
    inUse: () => lists.map((list) => list.inUse()),
    async look() {
      const said = [];
      for (const list of lists) said.push(await list.look());
      return said.filter((line) => line !== undefined);
    },
  };
}

/** A list of which anything can be read; a few bad lines are let pass. @throws Error for one of which nothing can be */
export function usable<T>(list: ReadList<T>): ReadList<T> {
  const [first] = list.faults;
  if (list.entries.size === 0 && first) throw new Error(`${first.message} ${first.mend}`.replace(/\.$/, ''));
  return list;
}

function watched<T>(name: ListInUse['name'], brought: Brought<T>, read: (text: string) => Promise<ReadList<T>>) {
  const { path } = brought;
  let used = brought;
  // The newest file that was read, whether it could be used or not, and the one that stood there at the last look.
  let [taken, seen] = [brought.stamp, brought.stamp];
  let broken: string | undefined;
  let absent: string | undefined;
  const lookAt = async (): Promise<string | undefined> => {
    const stamp = await stampOf(path);
    absent = undefined;
    const hasRested = isSame(stamp, seen);
    seen = stamp;
    if (!hasRested || isSame(stamp, taken)) return undefined;
    taken = stamp;
    try {
      used = { path, stamp, list: usable(await read(await readFile(path, 'utf8'))) };
      broken = undefined;
      return `read anew (${used.list.entries.size}).`;
    } catch (error) {
      broken = wordsOf(error);
      return `${broken} What was read before stays in use.`;
    }
  };
  return {
    entries: () => used.list.entries,
    inUse: (): ListInUse => ({
      name,
      file: basename(path),
      entries: used.list.entries.size,
      unread: used.list.faults.length,
      writtenAt: used.stamp?.writtenAt,
      trouble: absent ?? broken,
    }),
    async look(): Promise<string | undefined> {
      const before = absent;
      const said = await lookAt().catch((error: unknown) => {
        absent = `The file cannot be looked at (${(error as NodeJS.ErrnoException).code ?? wordsOf(error)}).`;
        return absent === before ? undefined : absent;
      });
      return said && `${name}, ${path}: ${said}`;
    },
  };
}

const wordsOf = (error: unknown): string => `${error instanceof Error ? error.message : String(error)}.`;

async function readPolitely(text: string): Promise<ReadList<Expected>> {
  const steps = readEpssInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await hearOthers();
  }
}
