import type { Agreement } from './agreement.ts';
import { atomFeeds } from './atom.ts';
import { csafTests } from './csaf.ts';
import { csafDocuments } from './csaf-documents.ts';
import { csafStructure } from './csaf-structure.ts';
import { documents } from './documents.ts';
import { listedVersions } from './listed-versions.ts';
import { pairs } from './pairs.ts';
import { ranges } from './ranges.ts';
import { roundTrips } from './round-trips.ts';
import { scores } from './scores.ts';
import { securityTxt } from './security-txt.ts';
import { versions } from './versions.ts';

/** Each gives nothing where its corpus is not on this machine. To add one: a file and its line. */
export const suites: readonly (() => Promise<readonly Agreement[]>)[] = [
  versions,
  ranges,
  documents,
  listedVersions,
  pairs,
  scores,
  csafTests,
  csafStructure,
  csafDocuments,
  roundTrips,
  atomFeeds,
  securityTxt,
];
