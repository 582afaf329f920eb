import { z } from 'zod';
import { questionsOpen } from '../../case/evolve-answers.ts';
import { line, needed } from '../fields.ts';
import { askerMayRead, questionIsOpen } from '../gates-answers.ts';
import { accountOf, step } from '../step.ts';

/** The team answers one organisation's question; what it writes is under the embargo, and so only for who keeps it. */
export const answerQuestion = step({
  id: 'answer-question',
  command: 'AnswerQuestion',
  title: 'Answer a distributor’s question',
  does: 'Answers the organisation that asked; it reads the answer on its own page, and no other one does.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['responder', 'lead', 'developer'],
  input: z.strictObject({ question: line('Question'), text: needed('Answer') }),
  gates: [questionIsOpen, askerMayRead],
  isTimely: (c) => questionsOpen(c).length > 0 && !c.closedAt,
  choices: ({ case: c }) => ({
    question: questionsOpen(c).map(({ id, text }) => ({
      value: id,
      text: text.length > 80 ? `${text.slice(0, 79)}…` : text,
    })),
  }),
  events: ({ actor, input, case: c }) => [
    {
      type: 'QuestionAnswered',
      question: input.question,
      party: questionsOpen(c).find(({ id }) => id === input.question)!.party,
      text: input.text,
      by: accountOf(actor),
    },
  ],
});
