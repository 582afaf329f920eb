import { onRoster, rosterPerson } from './roster.ts';
import type { MembershipGate } from './step.ts';

/** So many people of one organisation may be on its roster: need to know, not everybody. */
export const rosterMost = 50;

export const rosterHasRoom: MembershipGate = {
  id: 'roster-has-room',
  title: 'Only those are named who need to know',
  clause: 'R80',
  check: ({ organisation }) =>
    onRoster(organisation).length >= rosterMost
      ? { sentence: `${rosterMost} people are on the roster. Take somebody off it first.` }
      : undefined,
};

export const isOnRoster: MembershipGate = {
  id: 'is-on-roster',
  title: 'The person is on the roster',
  clause: 'R80',
  check: ({ organisation, input }) => {
    const person = input && rosterPerson(organisation, input.account);
    return input && (!person || person.leftAt)
      ? { sentence: 'Nobody on the roster has this account. Look at the roster again.' }
      : undefined;
  },
};
