import { type Credit, creditRoles } from '../core/advisory/advisory.ts';
import { readCredit, sayCredit } from '../core/advisory/credits.ts';
import type { Part } from './reading.ts';

/** Credits that say something else each: the same person may stand there with two roles. */
export const distinctCredits = (credits: readonly Credit[]): readonly Credit[] => [
  ...new Map(credits.map((credit) => [`${credit.role} ${sayCredit(credit)}`, credit])).values(),
];

/** Reads such a line; a role that we do not know, or none, is told as `other`. */
export function creditOf(line: Part, type: Part): Credit {
  const said = line.text(400);
  const { name, affiliation } = readCredit(said);
  const word = typeof type.value === 'string' ? type.value.toLowerCase().replaceAll('_', ' ') : '';
  const role = creditRoles.find((known) => known === word);
  if (role) type.take();
  return {
    name: name.slice(0, 200).trim() || 'unnamed',
    ...(affiliation ? { affiliation: affiliation.slice(0, 200) } : {}),
    role: role ?? 'other',
  };
}
