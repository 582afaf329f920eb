import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { keyIsFit, keysAreFew } from '../gates-keys.ts';
import { membershipStep } from '../step.ts';

/** The lookup itself is the shell's; what it found is offered like any other key, and never pinned by itself. */
export const findKey = membershipStep({
  id: 'find-key',
  command: 'FindKey',
  title: 'Look for a key',
  does: 'Asks the web key directory of the role address’s domain, and offers what it holds for comparing.',
  clause: 'house rule',
  who: ['responder', 'lead'],
  input: z.strictObject({}),
  gates: [keyIsFit, keysAreFew],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ actor, facts }) =>
    facts.reading?.ok ? [{ type: 'KeyOffered', ...facts.reading.key, source: 'wkd', by: actorText(actor) }] : [],
});
