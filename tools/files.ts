import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files below a folder that end in one of `endings`, as paths from the project's root, sorted.
 * A folder that does not exist holds none.
 */
export function filesIn(folder: string, endings: readonly string[]): string[] {
  let entries: ReturnType<typeof listed>;
  try {
    entries = listed(folder);
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const listed = (folder: string) => readdirSync(folder, { withFileTypes: true, recursive: true });

export const code = ['.ts', '.tsx', '.mjs', '.js'];

/** Prints what a check found, one line each, and ends with exit code 1 when there is anything. */
export function finish(found: readonly string[], fine: string): void {
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
  else console.log(fine);
}
