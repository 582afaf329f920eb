import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { reporterDeadline } from '../deadline.ts';
import { maybeLine, moment } from '../fields.ts';
import { dateIsAhead } from '../gates-embargo.ts';
import { sayInstant } from '../instant.ts';
import { type Gate, step } from '../step.ts';

const theirsToMove: Gate = {
  id: 'deadline-theirs-to-move',
  title: 'Only the reporter moves their own deadline back',
  clause: 'R58',
  check: ({ input, case: c, actor }) => {
    const set = reporterDeadline(c);
    if (!input || !set || actor.kind === 'reporter' || input.date <= set) return undefined;
    const isTheirs = c.report.deadlineDays !== undefined || c.deadline?.by.startsWith('reporter:');
    return isTheirs
      ? { sentence: `The reporter has set ${sayInstant(set)} themselves. Ask them to move it in their own room.` }
      : undefined;
  },
};

/** Whoever reports may have a day on which they publish, whatever happens. It binds like any other constraint (R58). */
export const setDeadline = step({
  id: 'set-deadline',
  command: 'SetDeadline',
  title: 'Set the reporter’s own deadline',
  does: 'Records the moment at which the reporter will publish on their own. No disclosure date may lie after it.',
  clause: 'R58',
  stage: 'verification',
  who: ['reporter', 'responder', 'lead'],
  input: z.strictObject({
    date: moment('The reporter publishes on'),
    note: maybeLine('Note', 'How it was told, or what it depends on'),
  }),
  gates: [dateIsAhead, theirsToMove],
  isTimely: (c) => !c.closedAt && c.advisory.publications.length === 0,
  events: ({ actor, input }) => [{ type: 'DeadlineSet', date: input.date, note: input.note, by: actorText(actor) }],
});
