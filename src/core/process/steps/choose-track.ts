import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { choice, needed } from '../fields.ts';
import { trackChanges, trackKeepsEmbargo } from '../gates-track.ts';
import { tracks } from '../playbook-severity.ts';
import { accountOf, step } from '../step.ts';

/** A person has the last word on the way a case takes; the reason stays visible, and the choice can be taken back (B.2). */
export const chooseTrack = step({
  id: 'choose-track',
  command: 'ChooseTrack',
  title: 'Choose another track',
  does: 'Lets the case take another way than its severity gives it, with a reason; “by rule” takes the choice back.',
  clause: 'R88',
  stage: 'verification',
  who: ['lead'],
  input: z.strictObject({ track: choice(['by rule', ...tracks], 'Track'), reason: needed('Reason') }),
  gates: [trackChanges, trackKeepsEmbargo],
  isTimely: (c) => ['valid', 'accepted'].includes(statusOf(c)) && c.advisory.publications.length === 0,
  events: ({ actor, input }) => [
    { type: 'TrackChosen', track: input.track, reason: input.reason, by: accountOf(actor) },
  ],
});
