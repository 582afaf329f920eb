import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliFailure } from '../command.ts';
import { type SiteFolder, siteFolder } from './folder.ts';

/** The folder that a build writes into, and what becomes of it in the end. */
export interface Ground {
  /** Where it lies while it is written. */
  readonly root: string;
  readonly folder: SiteFolder;
  /** When all of it is written: puts it where it was asked for. */
  open(): void;
  /** When something went wrong: leaves nothing of a site that nobody has seen. Does nothing after `open`. */
  clear(): void;
}

/**
 * Where nothing stands yet, a site is written beside its place and moved there whole, so that its files need no drafts
 * of their own. A build that is killed leaves that folder, `<out>.<chance>.new`, and nothing in its place. A site that
 * stands there is served meanwhile: it is built in its place, and every file is put there in one step.
 */
export function groundFor(out: string): Ground {
  const place = resolve(out);
  if (lstatSync(place, { throwIfNoEntry: false })) {
    return { root: out, folder: siteFolder(out), open: () => {}, clear: () => {} };
  }
  // By chance, and made here or not at all: in containers every build has one process id, and what is not ours is not cleared.
  const root = `${place}.${randomBytes(8).toString('hex')}.new`;
  mkdirSync(dirname(place), { recursive: true });
  mkdirSync(root);
  return {
    root,
    folder: siteFolder(root, true),
    open() {
      try {
        renameSync(root, place);
      } catch (error) {
        const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
        throw new CliFailure(`The new site cannot be moved to ${out}: ${why}. Something may stand there now.`);
      }
    },
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
}
