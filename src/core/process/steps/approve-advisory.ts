import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import type { Gate } from '../step.ts';
import { accountOf, step } from '../step.ts';

const notItsAuthor: Gate = {
  id: 'not-the-advisory-author',
  title: 'The second person is not the author',
  clause: 'house rule',
  check: ({ case: c, actor }) =>
    c.advisory.revisions.at(-1)?.by === accountOf(actor)
      ? { sentence: 'You wrote this revision. A second person has to read and approve it.' }
      : undefined,
};

/** The second person of the playbook reads the frozen revision (design.md §2). */
export const approveAdvisory = step({
  id: 'approve-advisory',
  command: 'ApproveAdvisory',
  title: 'Approve the advisory',
  does: 'Confirms as a second person that the frozen text may be published.',
  clause: 'house rule',
  stage: 'release',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({}),
  gates: [notItsAuthor],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.state === 'frozen',
  isDone: (c) => c.advisory.approvedBy.some((by) => by !== c.advisory.revisions.at(-1)?.by),
  moves: true,
  events: ({ actor, case: c }) => [
    { type: 'AdvisoryApproved', revision: c.advisory.revisions.length, by: accountOf(actor) },
  ],
});
