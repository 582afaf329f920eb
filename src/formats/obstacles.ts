import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import { checkAdvisory } from '../core/advisory/check.ts';
import { type Fault, fault } from '../core/case/fault.ts';

/** What blocks every format: the errors of the advisory itself. */
export function publicationFaults(published: PublishedAdvisory): Fault[] {
  return checkAdvisory(published.advisory).filter((found) => found.severity === 'error');
}

/** What blocks a CVE record: the errors of the advisory, and a missing CVE id. */
export function cveFaults(published: PublishedAdvisory): Fault[] {
  const faults = publicationFaults(published);
  if (published.advisory.cve) return faults;
  const mend = 'Reserve a CVE id and set it in the field cve.';
  return [...faults, fault('cve-missing', '/cve', 'The advisory has no CVE id.', mend)];
}
