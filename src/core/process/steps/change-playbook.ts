import { z } from 'zod';
import { count, line, needed } from '../fields.ts';
import type { PlaybookPin } from '../playbook.ts';
import { accountOf, type Gate, step } from '../step.ts';

const playbookAdopted: Gate = {
  id: 'playbook-adopted',
  title: 'The project has adopted the playbook',
  clause: 'house rule',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    const is = (pin: PlaybookPin) => pin.name === input.name && pin.version === input.version;
    if (is(c.playbook)) return { sentence: 'The case stands under this version already.' };
    return facts.playbooks?.some(is)
      ? undefined
      : { sentence: `The project has not adopted version ${input.version} of “${input.name}”. Adopt it first.` };
  },
};

/** A case keeps the version it was opened under; moving it to another is a step with a reason (design.md §2). */
export const changePlaybook = step({
  id: 'change-playbook',
  command: 'ChangePlaybook',
  title: 'Move to another playbook version',
  does: 'Moves this case to another version of the project’s playbook.',
  clause: 'house rule',
  stage: 'verification',
  who: ['lead'],
  input: z.strictObject({ name: line('Playbook'), version: count('Version'), reason: needed('Reason') }),
  gates: [playbookAdopted],
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
