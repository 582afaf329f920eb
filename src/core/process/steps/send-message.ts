import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { openQuestions } from '../../case/evolve-waiting.ts';
import { chosen, needed } from '../fields.ts';
import { step } from '../step.ts';

/** A message in the case: to the reporter, or among the team. The reporter always writes to the team (R31). */
export const sendMessage = step({
  id: 'send-message',
  command: 'SendMessage',
  title: 'Write a message',
  does: 'Adds a message for the reporter, or an internal note that only the team reads.',
  clause: 'R31',
  stage: 'verification',
  who: ['responder', 'lead', 'developer', 'release-manager', 'reporter'],
  input: z.strictObject({
    audience: chosen(['reporter', 'internal'], 'reporter', 'Who reads it'),
    text: needed('Message'),
  }),
  gates: [],
  isTimely: (c) => !c.closedAt,
  moves: ({ case: c, actor }) => actor.kind === 'reporter' && openQuestions(c).length > 0,
  events: ({ actor, input }) => [
    {
      type: 'MessageSent',
      from: actor.kind === 'reporter' ? 'reporter' : 'team',
      audience: actor.kind === 'reporter' ? 'reporter' : input.audience,
      text: input.text,
      by: actorText(actor),
    },
  ],
});
