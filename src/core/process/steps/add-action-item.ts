import { z } from 'zod';
import { teamChoices } from '../choices.ts';
import { hidden, line } from '../fields.ts';
import { isOfTeam } from '../gates-team.ts';
import { accountOf, step } from '../step.ts';

/** What a retrospective decides becomes somebody's, or nobody does it (R72). */
export const addActionItem = step({
  id: 'add-action-item',
  command: 'AddActionItem',
  title: 'Add an action item',
  does: 'Writes down what will be done after this case, with the person who owns it; it stays on their list until done.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead', 'responder'],
  input: z.strictObject({ text: line('What will be done'), account: hidden('Owner') }),
  gates: [isOfTeam],
  isTimely: (c) => ['drafted', 'done'].includes(c.retrospective.state),
  choices: (s) => ({ account: teamChoices(s) }),
  events: ({ actor, input, facts }) => [
    { type: 'ActionItemAdded', item: facts.fresh(), text: input.text, owner: input.account, by: accountOf(actor) },
  ],
});
