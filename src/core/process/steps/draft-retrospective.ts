import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { statusOf } from '../../case/evolve.ts';
import { retrospective } from '../../notices/retrospective.ts';
import { followUpsDone, isPublished } from '../gates.ts';
import { step } from '../step.ts';

/** The team's look back, drafted from the timeline (R72). */
export const draftRetrospective = step({
  id: 'draft-retrospective',
  command: 'DraftRetrospective',
  title: 'Draft the retrospective',
  does: 'Drafts the retrospective from the timeline: what went well and wrong, what was luck, clocks and waits.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead', 'responder'],
  input: z.strictObject({}),
  gates: [isPublished, followUpsDone],
  isTimely: (c) => statusOf(c) === 'accepted' && ['none', 'drafted'].includes(c.retrospective.state),
  isDone: (c) => c.retrospective.state !== 'none',
  moves: true,
  clock: 'retrospective',
  events: ({ actor, case: c, playbook, now, facts }) => [
    { type: 'RetrospectiveDrafted', text: retrospective(c, playbook, now, facts), by: actorText(actor) },
  ],
});
