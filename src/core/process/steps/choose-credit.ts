import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { survivorOf } from '../../case/ties.ts';
import { choice } from '../fields.ts';
import { survivorTextOpen } from '../gates-ties.ts';
import { step } from '../step.ts';

/** Credit is the reporter's own setting: none, a name, or a name with the affiliation (R02, R43). Nobody else can set it. */
export const chooseCredit = step({
  id: 'choose-credit',
  command: 'ChooseCredit',
  title: 'Choose how you are credited',
  does: 'Decides whether and how the advisory thanks you.',
  clause: 'R43',
  stage: 'remediation development',
  who: ['reporter'],
  input: z.strictObject({ credit: choice(['none', 'name', 'name and affiliation'], 'Credit') }),
  gates: [survivorTextOpen],
  about: survivorOf,
  isTimely: (c) => c.advisory.publications.length === 0 && c.advisory.state !== 'frozen' && !c.closedAt,
  moves: ({ case: c }) => c.credit === undefined && c.advisory.revisions.length > 0,
  events: ({ actor, input }) => [{ type: 'CreditChosen', credit: input.credit, by: actorText(actor) }],
});
