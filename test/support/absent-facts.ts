import type { PublishedAdvisory } from '../../src/core/advisory/advisory.ts';
import type { Fault } from '../../src/core/case/fault.ts';
import { productsOf } from '../../src/formats/csaf/products.ts';
import { generalScores } from '../../src/formats/csaf/scores.ts';

/** Optional tests of CSAF 2.0 that fail only because the advisory has not the fact: no CVSS before 4.0, no package URL. */
export function isFactAbsent({ rule }: Fault, { advisory }: PublishedAdvisory): boolean {
  if (rule === 'csaf-6.2.3') return generalScores(advisory).every(({ version }) => version === '4.0');
  return rule === 'csaf-6.2.16' && productsOf(advisory).some((one) => !one.purl && !one.affected?.ecosystem);
}
