import { statusOf } from '../case/evolve.ts';
import { kindOf, wasTold } from '../case/kinds.ts';
import { duplicatesOf } from '../case/ties.ts';
import type { Gate } from './step.ts';

/** Gates of steps that concern two cases. */

/** A case that one may not see is answered as one that does not exist. */
export const otherCaseFound: Gate = {
  id: 'other-case-found',
  title: 'The other case is there',
  clause: 'security.md U9',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    if (!facts.other) return { sentence: `There is no case ${input.other ?? 'behind this one'} that you can act in.` };
    return facts.other.id === c.id ? { sentence: 'This is the case itself. Name the other one.' } : undefined;
  },
};

export const notTiedYet: Gate = {
  id: 'not-tied-yet',
  title: 'The two cases are not tied already',
  clause: 'house rule',
  check: ({ facts, case: c, input }) =>
    c.ties?.some((t) => t.other === facts.other?.id && t.relation === input?.relation)
      ? { sentence: 'These two cases are linked in this way already.' }
      : undefined,
};

export const mayFollow: Gate = {
  id: 'may-follow',
  title: 'The case can follow the other one',
  clause: 'R31',
  check: ({ facts, case: c }) => {
    if (duplicatesOf(c).length > 0)
      return { sentence: 'Other cases follow this one, so it cannot follow another. Mark the other one instead.' };
    if (wasTold(c)) return { sentence: 'Distributors were told of this case. Let it go on, and mark the other one.' };
    const other = facts.other;
    if (!other) return undefined;
    if (
      ['duplicate', 'transferred', 'internal only'].includes(kindOf(other)) ||
      statusOf(other) === 'invalid' ||
      other.closedAt
    )
      return { sentence: 'The other case does not go on itself. Name the one that does.' };
    return undefined;
  },
};

/** Thanks of a duplicate's reporter stand in the advisory of the case that goes on: a text that stands still stays as it is. */
export const survivorTextOpen: Gate = {
  id: 'survivor-text-open',
  title: 'The advisory that thanks this reporter is not frozen',
  clause: 'R42, R43',
  check: ({ input, actor, case: c, facts }) => {
    const named = [c.credit, input?.credit].some((credit) => credit !== undefined && credit !== 'none');
    if (!named || facts.other?.advisory.state !== 'frozen') return undefined;
    return {
      sentence:
        actor.kind === 'reporter'
          ? 'The text of the advisory stands still until it is published, with its thanks. Write to the team: they can open it once more.'
          : 'The advisory of the case that goes on is frozen, and this changes whom it thanks. Save a new revision of it first, and freeze that one afterwards.',
    };
  },
};

export const nobodyFollows: Gate = {
  id: 'nobody-follows',
  title: 'No other case waits for this one’s publication',
  clause: 'R26, R31, R33',
  check: ({ case: c, input }) => {
    const count = duplicatesOf(c).length;
    const isEnd = input && (input.kind ?? 'internal only') === 'internal only';
    if (!isEnd || count === 0) return undefined;
    const who = count === 1 ? 'Another case follows' : `${count} other cases follow`;
    return {
      sentence: `${who} this one and would wait for ever. Take the mark as a duplicate back there first: a case then goes on by itself, and its reporter is told.`,
    };
  },
};

export const handOverIsFree: Gate = {
  id: 'hand-over-free',
  title: 'Nothing binds us to keep it',
  clause: 'R93',
  check: ({ case: c, now }) => {
    if (wasTold(c))
      return { sentence: 'Distributors were told under embargo. The case stays ours until it is published.' };
    return c.upstream?.embargoEnd && now < c.upstream.embargoEnd && !c.exposure.public
      ? { sentence: `We know of it under the embargo of ${c.upstream.project}, and may not hand it on.` }
      : undefined;
  },
};
