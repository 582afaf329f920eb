import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { maybeHidden } from '../../process/fields.ts';
import { draftOf, removalByAnother, removalIsDrafted, wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

export const approveRemoval = membershipStep({
  id: 'approve-removal',
  command: 'ApproveRemoval',
  title: 'Approve the removal',
  does: 'Confirms as a second person that the removal may leave as it stands.',
  clause: 'house rule',
  who: ['responder', 'lead'],
  input: z.strictObject({ notice: maybeHidden('Notice') }),
  gates: [removalIsDrafted, removalByAnother, wordsKeepCases],
  during: ['active', 'suspended'],
  events: ({ organisation, actor }) => [
    { type: 'RemovalApproved', notice: draftOf(organisation).notice, by: actorText(actor) },
  ],
});
