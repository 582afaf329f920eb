import { actorText } from '../access/actor.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import type { MembershipGate } from './step.ts';

/** Gates of decisions whose words leave in plain mail. */

/** A removal may be for a leak: what leaked is tempting to write down, and whoever reads it may not know the half of it. */
export const wordsKeepCases: MembershipGate = {
  id: 'words-keep-cases',
  title: 'What the organisation will read says nothing of a case that is not public',
  clause: 'R54',
  check: ({ input, playbook, facts }) => {
    if (!input) return undefined;
    const texts = ['reason', 'question'].map((name) => ({ path: `/${name}`, text: String(input[name] ?? '') }));
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

/** The first person suspends, which works at once and can be taken back; the second reads why, and removes. */
export const removalBySecond: MembershipGate = {
  id: 'removal-by-second',
  title: 'A second person removes, where the playbook asks for two',
  clause: 'house rule',
  check: ({ organisation, actor, playbook: { secondPerson }, facts: { teamSize = 0 } }) => {
    if (!secondPerson.for.includes('removal') || teamSize < secondPerson.teamFrom) return undefined;
    if (organisation.state !== 'suspended')
      return {
        sentence:
          'Under this playbook two people remove a member. Suspend it with the reason; somebody else removes it.',
      };
    return organisation.suspended?.by === actorText(actor)
      ? { sentence: 'You suspended this member. Somebody else of the team has to remove it.' }
      : undefined;
  },
};
