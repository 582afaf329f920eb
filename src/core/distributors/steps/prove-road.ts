import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { hidden } from '../../process/fields.ts';
import { roadIsTested } from '../gates-road.ts';
import { membershipStep } from '../step.ts';

export const proveRoad = membershipStep({
  id: 'prove-road',
  command: 'ProveRoad',
  title: 'Answer the test notice',
  does: 'Says that the test notice has arrived and could be read.',
  clause: 'house rule',
  who: ['link holder'],
  input: z.strictObject({ ref: hidden('Reference of the test') }),
  gates: [roadIsTested],
  during: ['active'],
  events: ({ actor, input }) => [{ type: 'RoadProven', ref: input.ref, by: actorText(actor) }],
});
