import { readCsaf } from '../csaf/read/read.ts';
import { csafProfiles, renderCsaf } from '../csaf/render.ts';
import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkCsaf21 } from './check.ts';

/** OASIS Common Security Advisory Framework 2.1: a draft, for trying out. Nothing of it is published by itself. */
export const csaf21: Format = {
  id: 'csaf21',
  title: 'CSAF 2.1 (draft)',
  extension: '.csaf21.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  profiles: csafProfiles,
  render: (published, profile) =>
    renderCsaf(
      published,
      csafProfiles.find((known) => known === profile),
      '2.1',
    ),
  check: checkCsaf21,
  read: (document) => readCsaf(document, checkCsaf21, '2.1'),
};
