import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { statusOf } from '../../case/evolve.ts';
import { mayEmbargo, proposalAction } from '../../embargo/machine.ts';
import { adviceOnDate } from '../date-advice.ts';
import { chosen, maybeLine, moment, tick } from '../fields.ts';
import { dateIsAhead, stillSecret, withinHardCap, wordsGiveNothingAway } from '../gates-embargo.ts';
import { inheritedEmbargoKept } from '../gates-kinds.ts';
import { triggerWorded } from '../gates-talks.ts';
import { onTheTrain, trackHasEmbargo } from '../gates-track.ts';
import { step } from '../step.ts';

/** Opens a round of the negotiation between team, reporter and distributors (R58). Old terms stay in force meanwhile. */
export const proposeDate = step({
  id: 'propose-date',
  command: 'ProposeDate',
  title: 'Propose a disclosure date',
  does: 'Puts a date, hour and zone to the reporter and the distributors.',
  clause: 'R58',
  stage: 'remediation development',
  who: ['lead'],
  input: z.strictObject({
    date: moment('Disclosure date'),
    note: maybeLine('Note to the parties'),
    trigger: chosen(['', 'public', 'exploit public', 'attacks observed'], '', 'Ends early when the team records'),
    clause: maybeLine('What is agreed for that', 'Such as: if a third party publishes an exploit, we publish all'),
    atOnce: tick('The embargo then ends by itself', 'Otherwise its end is offered to the team'),
  }),
  gates: [
    inheritedEmbargoKept,
    stillSecret,
    trackHasEmbargo,
    dateIsAhead,
    onTheTrain,
    withinHardCap,
    triggerWorded,
    wordsGiveNothingAway,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && mayEmbargo(c.embargo, proposalAction(c.embargo)),
  isDone: (c) => c.embargo.proposals.length > 0,
  moves: true,
  advice: adviceOnDate,
  events: ({ actor, input, case: c }) => [
    {
      type: 'DateProposed',
      proposal: c.embargo.proposals.length + 1,
      date: input.date,
      note: input.note,
      ...(input.trigger ? { trigger: { on: input.trigger, atOnce: input.atOnce, clause: input.clause.trim() } } : {}),
      by: actorText(actor),
    },
  ],
});
