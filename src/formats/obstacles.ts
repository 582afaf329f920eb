import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import { checkAdvisory } from '../core/advisory/check.ts';
import { isRejected } from '../core/advisory/rejection.ts';
import { type Fault, fault } from '../core/case/fault.ts';

// Every format asks the same of the same advisory, one after the other.
const known = new WeakMap<PublishedAdvisory['advisory'], readonly Fault[]>();

/** What blocks every format: the errors of the advisory itself, which nobody changes once it is made. */
export function publicationFaults({ advisory }: PublishedAdvisory): readonly Fault[] {
  const before = known.get(advisory);
  if (before) return before;
  const found = checkAdvisory(advisory).filter(({ severity }) => severity === 'error');
  known.set(advisory, found);
  return found;
}

/**
 * What blocks a CVE record: the errors of the advisory, a missing CVE id, and that nobody said who assigned it. A rejected
 * record says nothing of the advisory, whose errors are in nobody's way then.
 */
export function cveFaults(published: PublishedAdvisory): readonly Fault[] {
  const { advisory, publisher } = published;
  const faults = isRejected(published) ? [] : [...publicationFaults(published)];
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
