import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import { checkAdvisory } from '../core/advisory/check.ts';
import { type Fault, fault } from '../core/case/fault.ts';

/** What blocks every format: the errors of the advisory itself. */
export function publicationFaults(published: PublishedAdvisory): Fault[] {
  return checkAdvisory(published.advisory).filter((found) => found.severity === 'error');
}

/** What blocks a CVE record: the errors of the advisory, a missing CVE id, and that nobody said who assigned it. */
export function cveFaults(published: PublishedAdvisory): Fault[] {
  const { advisory, publisher } = published;
  const faults = publicationFaults(published);
  if (!advisory.cve)
    faults.push(
      fault('cve-missing', '/cve', 'The advisory has no CVE id.', 'Reserve a CVE id and set it in the field cve.'),
    );
  if (!publisher.cveOrganisation)
    faults.push(
      fault(
        'cve-organisation-missing',
        '/publication/publisher/cveOrganisation',
        'Nobody has said which organisation assigns the CVE ids, and a record names it.',
        'Write its UUID and short name, as CVE Services know them, in the playbook under cve.organisation, or in an advisory file under publication.publisher.cveOrganisation.',
      ),
    );
  return faults;
}
