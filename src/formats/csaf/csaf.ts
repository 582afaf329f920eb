import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkCsaf } from './check.ts';
import { readCsaf } from './read/read.ts';
import { csafProfiles, renderCsaf } from './render.ts';

/** OASIS Common Security Advisory Framework 2.0, profile "security advisory". */
export const csaf: Format = {
  id: 'csaf',
  title: 'CSAF 2.0',
  extension: '.csaf.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  profiles: csafProfiles,
  render: (published, profile) =>
    renderCsaf(
      published,
      csafProfiles.find((known) => known === profile),
    ),
  check: checkCsaf,
  read: (document) => readCsaf(document, checkCsaf),
};
