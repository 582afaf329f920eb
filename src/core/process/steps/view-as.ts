import { z } from 'zod';
import { teamChoices, toldChoices } from '../choices.ts';
import { line } from '../fields.ts';
import { accountOf, type Gate, type Situation, step } from '../step.ts';

const partyTakesPart: Gate = {
  id: 'party-takes-part',
  title: 'The party takes part in the case',
  clause: 'house rule',
  check: ({ input, ...around }) =>
    input && !isSomebody(input.party, around)
      ? { sentence: 'Nobody of that name is of the case. Choose somebody from the list of who knows.' }
      : undefined,
};

/** Whether a text names a party outside, one person of an organisation that takes part, or somebody of the team. */
export function isSomebody(party: string, { case: c, facts }: Pick<Situation, 'case' | 'facts'>): boolean {
  const [, account, organisation] = /^person:([^@]+)@(.+)$/.exec(party) ?? [];
  if (account && organisation) {
    const own = facts.distributors.find((each) => each.organisation === organisation);
    return `organisation:${organisation}` in c.participants && (own?.people ?? []).includes(account);
  }
  if (party.startsWith('account:')) return facts.team.some((each) => `account:${each.account}` === party);
  return party !== 'team' && party in c.participants;
}

/** What somebody else sees is shown only after it is on record who looked. */
export const viewAs = step({
  id: 'view-as',
  command: 'ViewCaseAs',
  title: 'See the case as somebody else sees it',
  does: 'Shows, for reading only, what the reporter, an organisation, one of its people or somebody of the team sees now. That you looked is on record.',
  clause: 'house rule',
  stage: 'release',
  who: ['lead'],
  input: z.strictObject({ party: line('As whom') }),
  gates: [partyTakesPart],
  isTimely: (c) => !c.closedAt,
  choices: (situation) => ({
    party: [
      { value: 'reporter', text: 'The reporter' },
      ...toldChoices(situation).map((each) => ({ ...each, value: `organisation:${each.value}` })),
      ...teamChoices(situation).map((each) => ({ ...each, value: `account:${each.value}` })),
    ],
  }),
  events: ({ actor, input }) => [{ type: 'CaseViewedAs', party: input.party, by: accountOf(actor) }],
});
