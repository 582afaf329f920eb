import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { PublishedAdvisory } from '../../src/core/advisory/advisory.ts';
import { readAdvisoryFile } from '../../src/formats/advisory-file.ts';

export const contourText = readFileSync(
  new URL('../vectors/advisories/contour-2026-001.yaml', import.meta.url),
  'utf8',
);

const cveOrganisation = { id: 'a0819718-46f1-4df5-94e2-005712e83aaa', shortName: 'GitHub_M' };

/** CVE-2026-41246, told in our own words, as it would stand published. */
export function contour(): PublishedAdvisory {
  const { file, faults } = readAdvisoryFile(contourText, { at: '2026-04-23T18:00:00Z' });
  assert.deepEqual(faults, []);
  assert.ok(file);
  return { ...file.published, publisher: { ...file.published.publisher, cveOrganisation }, status: 'published' };
}
