import { csafEdition } from '../csaf/edition.ts';
import { checkCsaf21 } from './check.ts';

/** OASIS Common Security Advisory Framework 2.1: a draft, for trying out. Nothing of it is published by itself. */
export const csaf21 = csafEdition('2.1', {
  id: 'csaf21',
  title: 'CSAF 2.1 (draft)',
  extension: '.csaf21.json',
  check: checkCsaf21,
});
