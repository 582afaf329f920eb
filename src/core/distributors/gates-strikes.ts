import type { MembershipGate } from './step.ts';

export const oneStrikePerLeak: MembershipGate = {
  id: 'one-strike-per-leak',
  title: 'A leak counts once',
  clause: 'R82',
  check: ({ organisation, input }) =>
    input?.leak && organisation.strikes.some(({ leak }) => leak === input.leak)
      ? { sentence: 'A strike for this leak is on record already.' }
      : undefined,
};
