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
    if (!facts.other) return { sentence: `There is no case ${input.other} that you can act in.` };
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
