import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { wasTold } from '../../case/kinds.ts';
import { needed } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** A distributor asks the team. No other organisation sees the question or its answer (R52). */
export const askTeam = step({
  id: 'ask-team',
  command: 'AskTeam',
  title: 'Ask the team',
  does: 'Puts a question to the team; the answer comes back to your organisation alone.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['distributor'],
  isAnswer: true,
  input: z.strictObject({ text: needed('Your question').max(10_000) }),
  gates: [noticeReachedYou, hasConsented],
  isTimely: (c) => wasTold(c) && !c.closedAt,
  events: ({ actor, input, facts }) => [
    { type: 'TeamAsked', question: facts.fresh(), party: partyIdOf(actor), text: input.text, by: actorText(actor) },
  ],
});
