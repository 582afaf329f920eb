import { asTold } from './removal.ts';
import { mayAppeal, openAppeal, openQuestion, reviewOf, votesFor } from './review.ts';
import type { MembershipGate } from './step.ts';

/** Gates of looking at an application, deciding on it, and appealing against what was decided. */
export const criterionKnown: MembershipGate = {
  id: 'criterion-known',
  title: 'The playbook has this criterion',
  clause: 'R73',
  check: ({ playbook, input }) =>
    input && !playbook.membership.criteria.some(({ id }) => id === input.criterion)
      ? {
          sentence: `There is no criterion called ${input.criterion}. The playbook has ${playbook.membership.criteria.map(({ id }) => id).join(', ')}.`,
        }
      : undefined,
};

export const doubtSaid: MembershipGate = {
  id: 'doubt-said',
  title: 'What is not ok has a note',
  clause: 'R74',
  check: ({ input }) =>
    input && input.judgement !== 'ok' && input.note.trim() === ''
      ? { sentence: 'Write what is missing; whoever decides has to know.' }
      : undefined,
};

/** What was found wanting stands against an acceptance; what nobody has judged, only where the playbook judges each. */
export const criteriaJudged: MembershipGate = {
  id: 'criteria-judged',
  title: 'No criterion is open or not met',
  clause: 'R73',
  check: ({ organisation, playbook: { membership } }) => {
    const { judged } = reviewOf(organisation);
    const open = membership.criteria.filter(({ id }) => {
      const found = judged[id]?.judgement;
      return found === undefined ? membership.judgement === 'each' : found !== 'ok';
    });
    if (open.length === 0) return undefined;
    return {
      sentence: `Not judged to be met: ${open.map(({ id }) => id).join(', ')}. Judge each, or ask the applicant.`,
    };
  },
};

export const enoughVotes: MembershipGate = {
  id: 'enough-votes',
  title: 'Enough of the team are for it',
  clause: 'R74',
  check: ({ organisation, playbook: { membership } }) => {
    const have = votesFor(organisation);
    if (have >= membership.votes) return undefined;
    return { sentence: `${have} of ${membership.votes} votes for it. Ask others of the team to vote.` };
  },
};

/** A notice goes out once for each address: two members behind one could not be told apart afterwards. */
export const addressItsOwn: MembershipGate = {
  id: 'address-its-own',
  title: 'The role address is its own',
  clause: 'R74',
  check: ({ facts }) =>
    facts.sharing && facts.sharing.length > 0
      ? {
          sentence: `${facts.sharing.join(', ')} has the same role address. Ask the applicant for one of its own.`,
        }
      : undefined,
};

export const noEmbargoRuns: MembershipGate = {
  id: 'no-embargo-runs',
  title: 'The playbook decides now',
  clause: 'R87',
  check: ({ facts, playbook }) =>
    playbook.membership.duringEmbargo === 'hold' && (facts.embargoes ?? 0) > 0
      ? { sentence: 'An embargo runs, and this playbook holds applications meanwhile. Decide when it has ended.' }
      : undefined,
};

export const isAsked: MembershipGate = {
  id: 'is-asked',
  title: 'The team has asked something',
  clause: 'R74',
  check: ({ organisation }) =>
    openQuestion(organisation) ? undefined : { sentence: 'The team asks nothing at the moment.' },
};

export const appealOpen: MembershipGate = {
  id: 'appeal-open',
  title: 'The playbook lets the decision be appealed against',
  clause: 'R82',
  check: ({ organisation, playbook, facts: { now } }) => {
    // Spent against a decision that nobody has been told of yet, an appeal would be missed once it is.
    const known = asTold(organisation, now).state;
    if (known !== organisation.state) return { sentence: known === 'suspended' ? sayWait : sayNothingDecided };
    return mayAppeal(organisation, playbook)
      ? undefined
      : {
          sentence: openAppeal(organisation)
            ? 'An appeal is with the team already. Wait for its decision.'
            : 'No further appeal is possible under this playbook.',
        };
  },
};

const sayWait =
  'The team looks at your membership again at this moment, and tells you within minutes what has come of it. Appeal then; nothing is lost.';
const sayNothingDecided = 'Your organisation has been told of no decision to appeal against.';

export const isAppealed: MembershipGate = {
  id: 'is-appealed',
  title: 'The organisation has appealed',
  clause: 'R82',
  check: ({ organisation }) => (openAppeal(organisation) ? undefined : { sentence: 'Nobody has appealed.' }),
};
