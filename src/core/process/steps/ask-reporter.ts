import { z } from 'zod';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** A question that the work waits for. The reporter sees that it does, and what is asked (R31). */
export const askReporter = step({
  id: 'ask-reporter',
  command: 'AskReporter',
  title: 'Ask the reporter',
  does: 'Puts a question to the reporter. The clocks that the playbook names stand still until they answer.',
  clause: 'R31',
  stage: 'verification',
  who: ['responder', 'lead'],
  input: z.strictObject({ text: needed('Question', 'What you need to go on, and why') }),
  gates: [],
  isTimely: (c) => !c.closedAt && c.advisory.publications.length === 0,
  events: ({ actor, input }) => [{ type: 'ReporterAsked', text: input.text, by: accountOf(actor) }],
});
