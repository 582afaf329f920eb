import type { Agreement } from './agreement.ts';
import { csafTests } from './csaf.ts';
import { csafDocuments } from './csaf-documents.ts';
import { csafStructure } from './csaf-structure.ts';
import { ranges } from './ranges.ts';
import { scores } from './scores.ts';
import { versions } from './versions.ts';

/** Each gives nothing where its corpus is not on this machine. To add one: a file and its line. */
export const suites: readonly (() => Promise<readonly Agreement[]>)[] = [
  versions,
  ranges,
  scores,
  csafTests,
  csafStructure,
  csafDocuments,
];
