import { checkCsaf } from './check.ts';
import { csafEdition } from './edition.ts';

/** OASIS Common Security Advisory Framework 2.0, profile "security advisory". */
export const csaf = csafEdition('2.0', {
  id: 'csaf',
  title: 'CSAF 2.0',
  extension: '.csaf.json',
  check: checkCsaf,
});
