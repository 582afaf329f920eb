import { CliFailure } from './command.ts';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'something stands there already',
  EACCES: 'you may not',
  EPERM: 'you may not',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/** What the disk said, in words; its own code where we have none. */
export function whyOf({ code = 'unknown', syscall }: NodeJS.ErrnoException): string {
  // Only a file is in the way of a folder; a folder that is there already is what was wanted.
  const why = code === 'EEXIST' && syscall === 'mkdir' ? 'ENOTDIR' : code;
  return words[why] ?? why;
}

/**
 * The end that an error means for a person: its own words where a command foresaw it, a sentence where the disk is in the
 * way. What is neither is a fault of ours, and thrown on.
 */
export function failureIn(error: unknown): CliFailure {
  if (error instanceof CliFailure) return error;
  const { syscall, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined || path === undefined) throw error;
  const verb = syscall === 'mkdir' ? 'made' : 'written';
  return new CliFailure(`${path} cannot be ${verb}: ${whyOf(error as NodeJS.ErrnoException)}. Name another place.`);
}
