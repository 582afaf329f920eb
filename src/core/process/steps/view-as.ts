import { z } from 'zod';
import type { PartyId } from '../../case/model.ts';
import { toldChoices } from '../choices.ts';
import { line } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const partyTakesPart: Gate = {
  id: 'party-takes-part',
  title: 'The party takes part in the case',
  clause: 'house rule',
  check: ({ input, case: c }) =>
    input && (input.party === 'team' || !(input.party in c.participants))
      ? { sentence: 'Nobody of that name takes part from outside. Choose somebody from the list of who knows.' }
      : undefined,
};

/** What somebody else sees is shown only after it is on record who looked. */
export const viewAs = step({
  id: 'view-as',
  command: 'ViewCaseAs',
  title: 'See the case as somebody else sees it',
  does: 'Shows, for reading only, what the reporter or one organisation sees now. That you looked is on record.',
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
    ],
  }),
  events: ({ actor, input }) => [{ type: 'CaseViewedAs', party: input.party as PartyId, by: accountOf(actor) }],
});
