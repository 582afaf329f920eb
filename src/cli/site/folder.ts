import {
  appendFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { SiteFile } from '../../formats/site/site.ts';
import { CliFailure } from '../command.ts';
import { whyOf } from '../failure-in.ts';

/** A folder that a web server may be serving while it is written. */
export interface SiteFolder {
  /** Nothing stood there when the build began, and nobody reads it before it has ended: see new-folder.ts. */
  readonly isNew: boolean;
  /**
   * Puts a file in its place whole: who reads it meanwhile gets the old one or the new one. One that is said to be the
   * same as another takes no room twice.
   */
  write(file: SiteFile): void;
  /** Adds to the end of a file. */
  append(path: string, text: string): void;
  /** The bytes of a file; undefined when it is not there. */
  read(path: string): Buffer | undefined;
  /** Whether anything stands there, also a folder, or a link that leads nowhere. */
  has(path: string): boolean;
  /** The names in a folder, sorted; none when there is no such folder. */
  names(path: string): readonly string[];
  /** Whatever lies below the root and is no folder, sorted: a link is followed by nobody, and told. */
  paths(): readonly string[];
}

/**
 * The folder at `root`, made when something is first written. Paths are told from there, with slashes.
 * @param isNew whether it is known to be empty, and read by nobody: then each file is written straight into its place
 */
export function siteFolder(root: string, isNew = false): SiteFolder {
  const known = new Set<string>();
  // A slash parts folders on every system.
  const at = (path: string) => `${root}/${path}`;
  const put = isNew ? putWhereNothingStands : putInOneStep;
  const inPlace = (path: string, act: (target: string) => void) => {
    const target = at(path);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    try {
      if (!known.has(folder)) mkdirSync(at(folder), { recursive: true });
      known.add(folder);
      act(target);
    } catch (error) {
      throw new CliFailure(`${target} cannot be written: ${whyOf(error as NodeJS.ErrnoException)}.`);
    }
  };
  return {
    isNew,
    write: ({ path, body, same }) =>
      inPlace(path, (target) => put(target, body, same === undefined ? undefined : at(same))),
    append: (path, text) => inPlace(path, (target) => appendFileSync(target, text)),
    // What is not there is the usual case of a new advisory, and to throw takes longer than to look.
    read: (path) => (existsSync(at(path)) ? orNone(() => readFileSync(at(path))) : undefined),
    has: (path) => orNone(() => lstatSync(at(path), { throwIfNoEntry: false })) !== undefined,
    names: (path) => orNone(() => readdirSync(at(path)).sort()) ?? [],
    paths() {
      const entries = orNone(() => readdirSync(root, { recursive: true, withFileTypes: true })) ?? [];
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
  };
}

/** Writes beside the place first: whoever reads it meanwhile has the old file or the new one. */
function putInOneStep(target: string, body: SiteFile['body'], same: string | undefined): void {
  const draft = `${target}.${process.pid}.${threadId}.new`;
  if (same !== undefined && !existsSync(target) && isLinked(same, target)) return;
  if (same === undefined || !isLinked(same, draft)) writeFileSync(draft, body);
  renameSync(draft, target);
}

/** What stands there after all is never written over: it may be another name of a file that is right. */
function putWhereNothingStands(target: string, body: SiteFile['body'], same: string | undefined): void {
  if (same === undefined || !isLinked(same, target)) writeFileSync(target, body, { flag: 'wx', encoding: 'utf8' });
}

/** Gives the file a second name where the disk can; a name that is there from before stays as it is. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function orNone<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new CliFailure(`The folder cannot be read: ${code ?? String(error)}.`);
  }
}
