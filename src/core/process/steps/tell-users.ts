import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { usersMail } from '../../notices/users-mail.ts';
import { isPublished } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** The distributors' notice, brought up to date, goes to the public users' list (R69). */
export const tellUsers = step({
  id: 'tell-users',
  command: 'TellUsers',
  title: 'Tell the users’ list',
  does: 'Sends the mail to the public users’ list, derived from the notice: embargo note and tag off, versions and CVE id in.',
  clause: 'R69',
  stage: 'post-release',
  who: ['lead', 'release-manager', 'responder'],
  input: z.strictObject({}),
  gates: [isPublished],
  offBy: ({ release }) => (release.followUps.includes('users') ? undefined : 'release.followUps'),
  isTimely: (c) => statusOf(c) === 'accepted' && !c.usersToldAt,
  isDone: (c) => c.usersToldAt !== undefined,
  moves: true,
  events: ({ actor, case: c, playbook }) => [
    { type: 'UsersTold', text: usersMail(c, playbook).text, by: accountOf(actor) },
  ],
});
