import { z } from 'zod';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/**
 * Somebody said that the matter is public, and it is not: the report then takes the ordinary way, with an embargo
 * (R24, R62). What an embargo's end has set in motion cannot be taken back, so this comes before it.
 */
export const refuteExposure = step({
  id: 'refute-exposure',
  command: 'RefuteExposure',
  title: 'Record that it is not public',
  does: 'Takes back that the matter is known outside, after looking into it, so that an embargo is possible.',
  clause: 'R24',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: needed('What was found') }),
  gates: [],
  isTimely: (c) =>
    (c.exposure.public !== undefined || (c.exposure.claims ?? []).length > 0) &&
    c.advisory.publications.length === 0 &&
    c.embargo.state !== 'exited' &&
    !c.closedAt,
  events: ({ actor, input }) => [{ type: 'ExposureRefuted', reason: input.reason, by: accountOf(actor) }],
});
