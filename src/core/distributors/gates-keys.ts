import { actorText } from '../access/actor.ts';
import { asksForTwo } from '../notices/approval.ts';
import type { Playbook } from '../process/playbook.ts';
import { keysAtMost, plainFingerprint, standingKeys, waitingKey } from './keys.ts';
import type { MembershipFacts, MembershipGate } from './step.ts';

/** Whether two people compare a key before it is pinned: as for a notice, in teams that have so many. */
export const asksTwo = (playbook: Playbook, { teamSize = 0 }: MembershipFacts): boolean =>
  asksForTwo(playbook, teamSize, 'key');

export const keyIsFit: MembershipGate = {
  id: 'key-is-fit',
  title: 'The key can be used',
  clause: 'house rule',
  check: ({ input, facts: { reading } }) => {
    if (!input || reading?.ok) return undefined;
    return { sentence: reading ? `${reading.fault.message} ${reading.fault.mend}` : 'There is no key to offer.' };
  },
};

export const keysAreFew: MembershipGate = {
  id: 'keys-are-few',
  title: 'There is room for another key',
  clause: 'house rule',
  check: ({ organisation }) =>
    standingKeys(organisation.keys).length >= keysAtMost
      ? { sentence: `An organisation has at most ${keysAtMost} keys here. Retire one that is not used.` }
      : undefined,
};

export const fingerprintWaits: MembershipGate = {
  id: 'fingerprint-waits',
  title: 'The fingerprint is that of an offered key',
  clause: 'house rule',
  check: ({ organisation, input }) => {
    const waiting = standingKeys(organisation.keys).filter((key) => !key.pinnedAt);
    if (waiting.length === 0) return { sentence: 'No key waits to be pinned. One has to be offered or found first.' };
    if (!input || waitingKey(waiting, plainFingerprint(input.fingerprint))) return undefined;
    return {
      sentence:
        'No key that was offered has this fingerprint. If the organisation told you this one, the key here is not theirs: do not pin it, and ask them.',
    };
  },
};

export const someoneElseCompared: MembershipGate = {
  id: 'someone-else-compared',
  title: 'Another person has compared it too',
  clause: 'house rule',
  check: ({ organisation, input, actor, playbook, facts }) => {
    if (!input || !asksTwo(playbook, facts)) return undefined;
    const key = waitingKey(organisation.keys ?? [], plainFingerprint(input.fingerprint));
    return key?.comparedBy === actorText(actor)
      ? { sentence: 'You have compared this key. In this playbook somebody else of the team compares it as well.' }
      : undefined;
  },
};

export const fingerprintStands: MembershipGate = {
  id: 'fingerprint-stands',
  title: 'The key is there',
  clause: 'house rule',
  check: ({ organisation, input }) => {
    const keys = standingKeys(organisation.keys);
    if (keys.length === 0) return { sentence: 'There is no key to retire.' };
    if (!input || keys.some((key) => key.fingerprint === plainFingerprint(input.fingerprint))) return undefined;
    return { sentence: 'No key of this organisation has this fingerprint, or it is retired already.' };
  },
};
