import type { Gate } from './step.ts';

/** Gates about who is in the team. */

export const isLead: Gate = {
  id: 'is-lead',
  title: 'The lead may lead',
  clause: 'R89',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    if (c.conflicted.includes(input.account))
      return { sentence: 'This person has declared a conflict and cannot lead the case.' };
    const found = facts.team.find((t) => t.account === input.account);
    return found?.roles.includes('lead')
      ? undefined
      : { sentence: 'This account is not a lead of the project. Choose one who is, or grant the role first.' };
  },
};

export const isOfTeam: Gate = {
  id: 'is-of-team',
  title: 'The person belongs to the team',
  clause: 'R03',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    if (c.conflicted.includes(input.account))
      return { sentence: 'This person has declared a conflict and stays out of the case.' };
    return facts.team.some((t) => t.account === input.account)
      ? undefined
      : { sentence: 'This account does not belong to the team of the project. Invite the person first.' };
  },
};

export const isOnRegister: Gate = {
  id: 'is-on-register',
  title: 'The person is on the register and does not lead',
  clause: 'R41',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    if (c.lead === input.account) return { sentence: 'This person leads the case. Assign another lead first.' };
    return c.members.some((m) => m.account === input.account)
      ? undefined
      : { sentence: 'This person is not on the register of the case.' };
  },
};
