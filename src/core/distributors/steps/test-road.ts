import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { membershipStep } from '../step.ts';

/** Better on a quiet day than with the first notice: does mail arrive, can it be opened, does somebody answer? */
export const testRoad = membershipStep({
  id: 'test-road',
  command: 'TestRoad',
  title: 'Send a test notice',
  does: 'Sends a mail without a word of any case to the role address, encrypted to the pinned key where there is one; answering it by its link proves that the way works.',
  clause: 'house rule',
  who: ['organisation', 'responder', 'lead'],
  input: z.strictObject({}),
  gates: [],
  during: ['active'],
  events: ({ actor, facts }) => [{ type: 'RoadTested', ref: facts.ref, by: actorText(actor) }],
});
