import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { leavesAfter } from '../../notices/approval.ts';
import { count, maybeHidden } from '../../process/fields.ts';
import { draftOf, removalBySecond, removalCounted, removalIsDrafted, wordsKeepCases } from '../gates-letters.ts';
import { removalReaches } from '../removal.ts';
import { membershipStep } from '../step.ts';

/** It holds at once; the notice of it leaves after the stop window, and whoever stops it takes the removal back. */
export const remove = membershipStep({
  id: 'remove',
  command: 'RemoveMember',
  title: 'Remove',
  does: 'Takes the organisation off the list as it is written; the notice of it leaves after the stop window.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({
    notice: maybeHidden('Notice'),
    count: count('Number of organisations', 'Type how many the notice of it goes to'),
  }),
  gates: [removalIsDrafted, removalBySecond, wordsKeepCases, removalCounted],
  during: ['active', 'suspended'],
  grave: true,
  events: ({ organisation, actor, playbook, facts }) => {
    const { notice, reason, permanent } = draftOf(organisation);
    const copies = removalReaches(organisation, facts.members, playbook);
    const leavesAt = leavesAfter(facts.now, playbook);
    return [{ type: 'MembershipRemoved', by: actorText(actor), reason, permanent, notice, copies, leavesAt }];
  },
});
