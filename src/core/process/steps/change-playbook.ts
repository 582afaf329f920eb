import { z } from 'zod';
import { count, line, needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** A case keeps the version it was opened under; moving it to another is a step with a reason (design.md §2). */
export const changePlaybook = step({
  id: 'change-playbook',
  command: 'ChangePlaybook',
  title: 'Move to another playbook version',
  does: 'Moves this case to another version of the project’s playbook.',
  clause: 'design.md §2',
  stage: 'verification',
  who: ['lead'],
  input: z.strictObject({ name: line('Playbook'), version: count('Version'), reason: needed('Reason') }),
  gates: [],
  isTimely: (c) => !c.closedAt,
  events: ({ actor, input, case: c }) => [
    {
      type: 'PlaybookChanged',
      from: c.playbook,
      to: { name: input.name, version: input.version },
      reason: input.reason,
      by: accountOf(actor),
    },
  ],
});
