import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the shared data stands beside a checkout; official schemas and vectors that we may not carry ourselves. */
const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** The folder or file below the shared data; undefined when this machine has none. */
export function sharedData(path: string): string | undefined {
  const full = shared + path;
  return existsSync(full) ? full : undefined;
}

/** Why a test is skipped without the data, for node:test's `skip`; false when it can run. */
export const skippedWithout = (path: string): string | false =>
  sharedData(path) ? false : `needs ../shared/data/${path}, which is not on this machine`;

/** Rows of a table with a heading line, cells split at tabs. */
export function tableRows(path: string): string[][] {
  const full = sharedData(path);
  if (!full) return [];
  const lines = readFileSync(full, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => line.split('\t'));
}
