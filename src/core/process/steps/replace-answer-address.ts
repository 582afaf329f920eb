import { z } from 'zod';
import { generationOf } from '../../answers/addresses.ts';
import type { PartyId } from '../../case/model.ts';
import { toldEarly } from '../../notices/kinds.ts';
import { toldChoices } from '../choices.ts';
import { line, needed } from '../fields.ts';
import { wasToldItself } from '../gates-answers.ts';
import { accountOf, step } from '../step.ts';

/** What one organisation answers with has come into other hands; nobody else’s is touched. */
export const replaceAnswerAddress = step({
  id: 'replace-answer-address',
  command: 'ReplaceAnswerAddress',
  title: 'Replace a link and reply address',
  does: 'Ends the answer link and the reply address of one distributor in this case, and sends it new ones. The old ones open nothing.',
  clause: 'house rule',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({
    organisation: line('Of'),
    reason: needed('Why', 'For the record; the distributor does not read it'),
  }),
  gates: [wasToldItself],
  isTimely: (c) => toldEarly(c).size > 0 && !c.closedAt,
  choices: (situation) => ({ organisation: toldChoices(situation) }),
  events: ({ actor, input, case: c }) => {
    const party: PartyId = `organisation:${input.organisation}`;
    const generation = generationOf(c, party) + 1;
    return [{ type: 'AnswerAddressReplaced', party, generation, reason: input.reason, by: accountOf(actor) }];
  },
});
