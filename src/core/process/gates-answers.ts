import { questionsOpen, type TeamQuestion } from '../case/evolve-answers.ts';
import { mayReadContent } from '../embargo/adherence.ts';
import { toldEarly } from '../notices/kinds.ts';
import type { Gate, Situation } from './step.ts';

/** Gates of the team's answer to a distributor's question. */

const asked = ({ case: c, input }: Situation<{ question: string }>): TeamQuestion | undefined =>
  questionsOpen(c).find(({ id }) => id === input?.question);

export const questionIsOpen: Gate = {
  id: 'question-is-open',
  title: 'The question waits for an answer',
  clause: 'R52',
  check: (s) =>
    !s.input || asked(s)
      ? undefined
      : { sentence: 'There is no such question, or somebody has answered it. Open the case again.' },
};

export const wasToldItself: Gate = {
  id: 'was-told-itself',
  title: 'The organisation has had a notice of the case',
  clause: 'house rule',
  check: ({ input, case: c }) =>
    input && !toldEarly(c).has(input.organisation)
      ? { sentence: 'This organisation has had no notice of the case, so it has no link and no reply address in it.' }
      : undefined,
};

export const askerMayRead: Gate = {
  id: 'asker-may-read',
  title: 'Who asked still keeps the embargo',
  clause: 'R75',
  check: (s) => {
    const question = asked(s);
    if (!question) return undefined;
    const organisation = s.facts.distributors.find((d) => question.party === `organisation:${d.organisation}`);
    return organisation?.state === 'active' && mayReadContent(s.case, question.party, s)
      ? undefined
      : {
          sentence:
            'The organisation that asked is no longer on the list, or no longer keeps this embargo. Nothing of the case may be written to it.',
        };
  },
};
