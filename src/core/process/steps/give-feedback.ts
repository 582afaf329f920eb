import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { trialResults, usageChanges } from '../../case/feedback.ts';
import { wasTold } from '../../case/kinds.ts';
import { choice, chosen, maybeLine, needed } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** Distributors test the candidate and answer with feedback (R52); what users must change then has to be in the advisory. */
export const giveFeedback = step({
  id: 'give-feedback',
  command: 'GiveFeedback',
  title: 'Give feedback on the fix',
  does: 'Tells the team what you found when you tried the fix, and whether users have to change how they use it.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['distributor'],
  isAnswer: true,
  input: z.strictObject({
    usageChanges: choice(usageChanges, 'Do users have to change how they use it?'),
    line: maybeLine('Release line', 'The line that you tried; leave it empty for the fix as a whole'),
    result: chosen(['', ...trialResults], '', 'What came of it there'),
    // As long as an applicant's answer to a criterion.
    text: needed('What you found', 'What you tried, what broke, and what users have to change').max(10_000),
  }),
  gates: [noticeReachedYou, hasConsented],
  isTimely: (c) => wasTold(c) && c.advisory.publications.length === 0 && !c.closedAt,
  events: ({ actor, input: { line, result, usageChanges, text } }) => [
    {
      type: 'FeedbackGiven',
      party: partyIdOf(actor),
      usageChanges,
      ...(line ? { line } : {}),
      ...(result ? { result } : {}),
      text,
      by: actorText(actor),
    },
  ],
});
