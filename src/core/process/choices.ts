import type { Role } from '../access/actor.ts';
import type { Case } from '../case/model.ts';
import { toldEarly } from '../notices/kinds.ts';
import { unfinished } from '../release/fix.ts';
import type { Choice, Situation } from './step.ts';

/** Everybody of the team who may come into the case, or only those with one role. */
export function teamChoices({ case: c, facts }: Situation, role?: Role): readonly Choice[] {
  return facts.team
    .filter(({ account, roles }) => !c.conflicted.includes(account) && (role === undefined || roles.includes(role)))
    .map(({ account, roles }) => ({ value: account, account, text: `(${roles.join(', ')})` }));
}

/** Organisations that were told of the case. */
export function toldChoices({ case: c, facts }: Situation): readonly Choice[] {
  return [...toldEarly(c)].map((id) => {
    const name = facts.distributors.find((d) => d.organisation === id)?.name;
    return { value: id, ...(name === undefined ? {} : { text: name }) };
  });
}

/** The release lines that still wait for a patch, or for word that there will be none. */
export function lineChoices(c: Case): readonly Choice[] {
  return unfinished(c.fixes).map(({ line }) => ({ value: line }));
}

/** Things of the playbook that have an id and a sentence. */
export function saidChoices(said: readonly { readonly id: string; readonly text: string }[]): readonly Choice[] {
  return said.map(({ id, text }) => ({ value: id, text }));
}
