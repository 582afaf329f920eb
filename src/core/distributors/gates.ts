import { earlierBar } from './barred.ts';
import type { MembershipGate } from './step.ts';

export const voucherIsMember: MembershipGate = {
  id: 'voucher-is-member',
  title: 'The voucher is on the list',
  clause: 'R73',
  check: ({ actor, facts }) =>
    actor.kind === 'distributor' &&
    facts.members.some((m) => m.organisation === actor.organisation && (m.contacts?.includes(actor.id) ?? true))
      ? undefined
      : { sentence: 'Only an organisation that is on the list can vouch, by its contact.' },
};

export const notForOneself: MembershipGate = {
  id: 'not-for-oneself',
  title: 'Nobody vouches for themselves',
  clause: 'R73',
  check: ({ actor, organisation }) =>
    actor.kind === 'distributor' && actor.organisation === organisation.id
      ? { sentence: 'Somebody else has to vouch for you.' }
      : undefined,
};

export const teamVouches: MembershipGate = {
  id: 'team-vouches',
  title: 'Members may vouch',
  clause: 'R73',
  check: ({ playbook }) =>
    playbook.membership.voucher === 'team-sponsor'
      ? {
          sentence:
            'In this playbook the team vouches and no member does. Tell the team what you know of the applicant.',
        }
      : undefined,
};

export const sponsorAllowed: MembershipGate = {
  id: 'sponsor-allowed',
  title: 'The team may vouch',
  clause: 'R86',
  check: ({ playbook: { membership } }) =>
    membership.voucher === 'list-member' && membership.bootstrap === 'none'
      ? { sentence: 'This playbook lets only members of the list vouch, also for the first one.' }
      : undefined,
};

export const listIsEmpty: MembershipGate = {
  id: 'list-is-empty',
  title: 'The list has no members yet',
  clause: 'R86',
  check: ({ playbook, facts }) =>
    facts.members.length > 0 && playbook.membership.voucher === 'list-member'
      ? { sentence: 'The list has members, so one of them has to vouch. The team vouches only for the first member.' }
      : undefined,
};

export const isVouched: MembershipGate = {
  id: 'is-vouched',
  title: 'Somebody on the list vouches',
  clause: 'R73',
  check: ({ organisation, playbook }) =>
    organisation.state === 'applied' && playbook.membership.voucher !== 'none'
      ? { sentence: 'Nobody has vouched for this organisation yet. Ask the voucher it named.' }
      : undefined,
};

/** A removed organisation cannot apply again (R82): the team decides it, since only people can tell two names apart. */
export const notBarred: MembershipGate = {
  id: 'not-barred',
  title: 'The organisation was not removed for good',
  clause: 'R82',
  check: ({ organisation, facts, input }) => {
    const earlier = earlierBar(organisation, facts.barred);
    if (!earlier || !input || input.isAnother) return undefined;
    return {
      sentence: `“${earlier.name}” was removed for good. Refuse, or say that this is another organisation, and why, in the reason.`,
    };
  },
};

export const refusalReasoned: MembershipGate = {
  id: 'refusal-reasoned',
  title: 'A refusal carries a reason',
  clause: 'R74',
  check: ({ input }) =>
    input?.reason.trim() === '' ? { sentence: 'Write the reason; the applicant reads it.' } : undefined,
};

export const contactNotInvited: MembershipGate = {
  id: 'contact-not-invited',
  title: 'The contact has not been invited',
  clause: 'R74',
  check: ({ organisation }) =>
    organisation.accounts.length > 0 ? { sentence: 'The contact has its invitation already.' } : undefined,
};

export const leakToldExactly: MembershipGate = {
  id: 'leak-told-exactly',
  title: 'The leak is told exactly',
  clause: 'R81',
  check: ({ input }) =>
    input && (input.what.trim() === '' || input.toWhom.trim() === '')
      ? { sentence: 'Say exactly what was leaked and to whom, as far as you know it.' }
      : undefined,
};

export const strikeBeforeBar: MembershipGate = {
  id: 'strike-before-bar',
  title: 'Permanent removal follows a repeated leak',
  clause: 'R82',
  check: ({ organisation, input }) =>
    input?.permanent && organisation.strikes.length === 0
      ? { sentence: 'Record the strike first; permanent removal is for those who continue to leak.' }
      : undefined,
};

export const beforeJoining: MembershipGate = {
  id: 'before-joining',
  title: 'A member accepts it signed in',
  clause: 'R75',
  check: ({ actor, organisation: { state } }) =>
    actor.kind === 'applicant' && (state === 'active' || state === 'suspended')
      ? {
          sentence: 'The address of an application speaks for nobody who is on the list. Sign in, and accept it there.',
        }
      : undefined,
};
