import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { choice, needed } from '../../process/fields.ts';
import { membershipStep } from '../step.ts';

/** One person, one vote: who votes again changes their mind. */
export const vote = membershipStep({
  id: 'vote',
  command: 'VoteOnApplication',
  title: 'Vote',
  does: 'Says whether you are for accepting the organisation, and why.',
  clause: 'R74',
  who: ['responder', 'lead'],
  input: z.strictObject({
    vote: choice(['accept', 'refuse'], 'Your vote'),
    reason: needed('Why', 'The team reads it, the applicant does not'),
  }),
  gates: [],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) => [{ type: 'VoteCast', by: actorText(actor), ...input }],
});
