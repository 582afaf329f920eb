import { z } from 'zod';
import { followUpMail } from '../../notices/users-mail.ts';
import { followUpsInOrder, isPublished, owesFollowUp } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** The distributors hear that releases are out (R70), after the users' mail (R71). */
export const followUpDistributors = step({
  id: 'follow-up-distributors',
  command: 'FollowUpDistributors',
  title: 'Follow up with the distributors',
  does: 'Tells every distributor that had the notice that the releases are out and the embargo has ended.',
  clause: 'R70',
  stage: 'post-release',
  who: ['lead', 'release-manager', 'responder'],
  input: z.strictObject({}),
  offBy: ({ release }) => (release.out === 'notice' ? 'release.out' : undefined),
  gates: [isPublished, followUpsInOrder],
  isTimely: (c) => owesFollowUp(c),
  isDone: (c) => c.followedUpAt !== undefined,
  moves: true,
  events: ({ actor, case: c, playbook }) => {
    const copies = new Map(
      c.notices
        .filter((n) => n.sent && !n.stopped)
        .flatMap((n) => n.sent!.copies.map((copy) => [copy.organisation, copy])),
    );
    return [
      {
        type: 'DistributorsFollowedUp',
        text: followUpMail(c, playbook).text,
        copies: [...copies.values()],
        by: accountOf(actor),
      },
    ];
  },
});
