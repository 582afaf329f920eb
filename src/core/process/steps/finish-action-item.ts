import { z } from 'zod';
import { openActions } from '../../case/action-items.ts';
import { line, needed } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const actionIsYours: Gate = {
  id: 'action-is-yours',
  title: 'The action item is yours, or you lead',
  clause: 'R72',
  check: ({ case: c, actor, input }) => {
    if (actor.kind !== 'account') return { sentence: 'Action items belong to people of the team.' };
    const mine = openActions(c).filter((a) => a.owner === actor.id || actor.roles.includes('lead'));
    if (mine.length === 0) return { sentence: 'No open action item is yours. Its owner or a lead marks it done.' };
    return input && !mine.some((a) => a.item === input.item)
      ? { sentence: 'This is no open action item of yours. Choose one from the list.' }
      : undefined;
  },
};

/** An action item is done when its owner says how; open ones outlive the case (R72). */
export const finishActionItem = step({
  id: 'finish-action-item',
  command: 'FinishActionItem',
  title: 'Mark an action item done',
  does: 'Records that an action item of the retrospective is done, and where that can be seen.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({ item: line('Action item'), note: needed('How it was done') }),
  gates: [actionIsYours],
  isTimely: (c) => openActions(c).length > 0,
  moves: ({ case: c, actor }) => actor.kind === 'account' && openActions(c).some((a) => a.owner === actor.id),
  isPersonal: true,
  choices: ({ case: c }) => ({ item: openActions(c).map(({ item, text }) => ({ value: item, text })) }),
  events: ({ actor, input }) => [
    { type: 'ActionItemFinished', item: input.item, note: input.note, by: accountOf(actor) },
  ],
});
