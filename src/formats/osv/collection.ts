// All records together, as collectors of OSV fetch them: an archive of records, and a list of what changed when.
import { strToU8, zipSync } from 'fflate';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { osvId } from './osv.ts';

// A zip counts time from 1980 in the reader's zone: one fixed moment, so that the same records give the same bytes.
const mtime = '1980-01-01 00:00:00';

/** `all.zip`: every record as `<its id>.json`. @param records text of each record by its id */
export function osvArchive(records: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([id, text]) => [`${id}.json`, strToU8(text)])), { mtime, level: 6 });
}

/** `modified_id.csv`: when each record changed, and its id, the last change first. */
export const osvChanges = (advisories: readonly PublishedAdvisory[]): string =>
  advisories
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map(({ advisory, updatedAt }) => `${updatedAt},${osvId(advisory)}\n`)
    .join('');
