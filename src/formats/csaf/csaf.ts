import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkCsaf } from './check.ts';
import { readCsaf } from './read.ts';
import { renderCsaf } from './render.ts';

/** OASIS Common Security Advisory Framework 2.0, profile "security advisory". */
export const csaf: Format = {
  id: 'csaf',
  title: 'CSAF 2.0',
  extension: '.csaf.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  render: renderCsaf,
  check: checkCsaf,
  read: readCsaf,
};
