import type { Format } from '../format.ts';
import { cveFaults } from '../obstacles.ts';
import { checkCve } from './check.ts';
import { readCve } from './read.ts';
import { renderCve } from './render.ts';

/** CVE Record Format 5.2.0: the whole record. */
export const cve: Format = {
  id: 'cve',
  title: 'CVE record 5.2',
  extension: '.cve.json',
  mediaType: 'application/json',
  obstacles: cveFaults,
  render: renderCve,
  check: checkCve,
  read: readCve,
};
