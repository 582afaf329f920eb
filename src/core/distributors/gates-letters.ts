import { actorText } from '../access/actor.ts';
import { hasLeft, miscounted, sayOwnWork, sayUnread } from '../notices/approval.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import type { Organisation } from './organisation.ts';
import { type RemovalDraft, removalReaches, waitsForSecond } from './removal.ts';
import type { MembershipGate } from './step.ts';

/** Gates of decisions whose words leave in plain mail. */

/** A removal may be for a leak: what leaked is tempting to write down, and whoever reads it may not know the half of it. */
export const wordsKeepCases: MembershipGate = {
  id: 'words-keep-cases',
  title: 'What the organisation will read says nothing of a case that is not public',
  clause: 'R54',
  check: ({ organisation, input, playbook, facts }) => {
    if (!input) return undefined;
    // What was written before is read again, by the words of the cases of today.
    const told = 'reason' in input || 'question' in input ? input : { ...organisation.removal };
    const texts = ['reason', 'question'].map((name) => ({ path: `/${name}`, text: String(told[name] ?? '') }));
    const words = { ofOtherCases: facts.caseWords ?? [], terms: playbook.embargo };
    const faults = leakFindings(texts, [], [], words).filter(({ severity }) => severity === 'error');
    return faults[0]
      ? {
          sentence: `This leaves in plain mail, and gives something away: “${faults[0].quote}”. ${faults[0].message} ${faults[0].mend}`,
          faults,
        }
      : undefined;
  },
};

/** What is written anew is another notice: whoever read the one before has not read this one. */
export const removalIsDrafted: MembershipGate = {
  id: 'removal-is-drafted',
  title: 'The removal is written, and stands as it was read',
  clause: 'R82',
  check: ({ organisation: { removal }, input }) => {
    if (!removal) return { sentence: 'No removal of this member is written. Write it first.' };
    return input?.notice === undefined || input.notice === removal.notice
      ? undefined
      : { sentence: 'The removal was written anew since you read it. Read it as it stands now.' };
  },
};

export const removalByAnother: MembershipGate = {
  id: 'removal-by-another',
  title: 'The second person is not the author',
  clause: 'house rule',
  check: ({ organisation, actor }) =>
    organisation.removal?.draftedBy === actorText(actor) ? { sentence: sayOwnWork } : undefined,
};

export const removalBySecond: MembershipGate = {
  id: 'removal-by-second',
  title: 'A second person has approved the removal, where the playbook asks for two',
  clause: 'house rule',
  check: ({ organisation: { removal }, playbook, facts: { teamSize = 0 } }) =>
    removal && waitsForSecond(removal, playbook, teamSize) ? { sentence: sayUnread } : undefined,
};

export const removalCounted: MembershipGate = {
  id: 'removal-counted',
  title: 'The number of recipients is typed',
  clause: 'R18',
  check: ({ organisation, input, playbook, facts }) => {
    const goesTo = removalReaches(organisation, facts.members, playbook).length;
    const sentence = input && miscounted(input.count, goesTo, 'organisation');
    return sentence ? { sentence } : undefined;
  },
};

export const removalNotLeft: MembershipGate = {
  id: 'removal-not-left',
  title: 'The removal has not left yet',
  clause: 'house rule',
  check: ({ organisation: { removal, removed, state }, facts: { now } }) => {
    if (removal) return undefined;
    if (state !== 'removed') return { sentence: 'No removal of this member is written, so there is none to stop.' };
    return removed?.leavesAt && !hasLeft({ leavesAt: removed.leavesAt }, now) ? undefined : { sentence: sayTooLate };
  },
};

const sayTooLate =
  'The notice of the removal has left the house and cannot be stopped any more. If the removal is wrong, the way back is an appeal of the organisation.';

/** The removal as it is written. @throws Error where none is: its gate is shut then */
export function draftOf({ removal }: Organisation): RemovalDraft {
  if (!removal) throw new Error('No removal is written.');
  return removal;
}
