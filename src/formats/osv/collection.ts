// The list over all records, as collectors of OSV fetch it.
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { osvId } from './osv.ts';

/** `modified_id.csv`: when each record changed, and its id, the last change first. */
export const osvChanges = (advisories: readonly PublishedAdvisory[]): string =>
  advisories
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map(({ advisory, updatedAt }) => `${updatedAt},${osvId(advisory)}\n`)
    .join('');
