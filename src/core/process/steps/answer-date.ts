import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { answersToCurrent } from '../../case/evolve-embargo.ts';
import { currentProposal } from '../../embargo/embargo.ts';
import { isNegotiated } from '../../embargo/machine.ts';
import { choice, maybeMoment, prose } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { objectionReasoned, proposalOnTable } from '../gates-embargo.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** OK, prefer another date, or object: the same three answers for every party; silence stays silence (R55, R58). */
export const answerDate = step({
  id: 'answer-date',
  command: 'AnswerDate',
  title: 'Answer the proposed date',
  does: 'Says whether the proposed date works: OK, prefer another, or object.',
  clause: 'R55',
  stage: 'remediation development',
  who: ['reporter', 'distributor', 'lead', 'responder', 'developer', 'release-manager'],
  isAnswer: true,
  input: z.strictObject({
    answer: choice(['ok', 'prefer', 'object'], 'Your answer'),
    reason: prose('Reason'),
    earliest: maybeMoment('Earliest date that works'),
  }),
  gates: [noticeReachedYou, hasConsented, proposalOnTable, objectionReasoned],
  isTimely: (c) => c.embargo.proposals.length > 0 && !['exited', 'none'].includes(c.embargo.state),
  moves: ({ case: c, actor }) => isNegotiated(c.embargo) && !answersToCurrent(c).has(partyIdOf(actor)),
  events: ({ actor, input, case: c }) => [
    {
      type: 'DateAnswered',
      party: partyIdOf(actor),
      proposal: currentProposal(c.embargo)!.number,
      answer: input.answer,
      reason: input.reason,
      ...(input.earliest ? { earliest: input.earliest } : {}),
      by: actorText(actor),
    },
  ],
});
