import { isMailbox } from '../case/mailbox.ts';
import { onRoster } from './roster.ts';
import type { MembershipGate } from './step.ts';

export const isItsPerson: MembershipGate = {
  id: 'is-its-person',
  title: 'The person is the contact or on the roster',
  clause: 'R80',
  check: ({ organisation, input }) =>
    input &&
    !organisation.accounts.includes(input.account) &&
    !onRoster(organisation).some(({ account }) => account === input.account)
      ? { sentence: 'Neither the contact nor anybody on the roster has this account. Look at the roster again.' }
      : undefined,
};

/** Whoever has a passkey has come in: a link by mail would let the mailbox in beside them. */
export const hasNotComeIn: MembershipGate = {
  id: 'has-not-come-in',
  title: 'The person has not come in yet',
  clause: 'house rule',
  check: ({ facts }) =>
    facts.isRegistered
      ? {
          sentence:
            'This person has registered a passkey already and needs no link. One who has lost it is taken off and named anew.',
        }
      : undefined,
};

export const isOneMailbox: MembershipGate = {
  id: 'is-one-mailbox',
  title: 'The address is one mailbox',
  clause: 'house rule',
  check: ({ input }) =>
    input && !isMailbox(input.address.trim())
      ? { sentence: 'This is not one mail address. Give one such as psirt@example.org.' }
      : undefined,
};

export const addressWaits: MembershipGate = {
  id: 'address-waits',
  title: 'This address waits to be confirmed',
  clause: 'house rule',
  check: ({ organisation: { addressAsked }, input }) =>
    input && addressAsked?.ref !== input.ref
      ? { sentence: 'This address is not waited for any more: it was confirmed, or another was asked for since.' }
      : undefined,
};

export const roadIsTested: MembershipGate = {
  id: 'road-is-tested',
  title: 'This test waits for an answer',
  clause: 'house rule',
  check: ({ organisation: { road }, input }) =>
    input && (road?.ref !== input.ref || road?.provenAt !== undefined)
      ? { sentence: 'This test has been answered, or another was sent since.' }
      : undefined,
};
