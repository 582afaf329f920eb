import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { line, needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** A private place for the fix that everyone who needs to can see (R41). */
export const recordFork = step({
  id: 'record-fork',
  command: 'RecordPrivateFork',
  title: 'Record the private fork',
  does: 'Records where the fix is worked on in private, and who can see it.',
  clause: 'R41',
  stage: 'remediation development',
  who: ['lead', 'developer'],
  input: z.strictObject({ place: line('Where it is'), people: needed('Who can see it', 'One a line') }),
  gates: [],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.publications.length === 0,
  isDone: (c) => c.fork !== undefined,
  moves: true,
  events: ({ actor, input }) => [
    { type: 'PrivateForkRecorded', place: input.place, people: input.people, by: accountOf(actor) },
  ],
});
