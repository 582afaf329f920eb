import { type Fault, fault } from '../core/case/fault.ts';
import type { Part } from './reading.ts';

/** How many versions and bounds of ranges the products of one document may name; real records stay far below. */
export const mostVersions = 20_000;

/** The fault of a document whose lists of versions are too many to be compared, told at the list that goes too far. */
export function versionCountFault(lists: readonly Part[]): Fault | undefined {
  let count = 0;
  for (const list of lists) {
    count += list.items().length;
    if (count > mostVersions)
      return fault(
        'too-many-versions',
        list.path,
        `The products name more than ${mostVersions} versions and bounds; so many are not compared.`,
        'Say them as ranges, or cut the document into several.',
      );
  }
  return undefined;
}
