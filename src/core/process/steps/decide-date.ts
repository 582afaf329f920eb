import { z } from 'zod';
import type { CaseEvent } from '../../case/events.ts';
import { statusOf } from '../../case/evolve.ts';
import { currentProposal, objections } from '../../embargo/embargo.ts';
import { mayEmbargo } from '../../embargo/machine.ts';
import { toReporter, withDrafts } from '../../notices/drafting.ts';
import { saidChoices } from '../choices.ts';
import { adviceOnDate } from '../date-advice.ts';
import { maybeLine, moment, prose } from '../fields.ts';
import {
  dateIsAhead,
  delayReasoned,
  objectionsWeighed,
  proposalOnTable,
  withinHardCap,
  wordsGiveNothingAway,
} from '../gates-embargo.ts';
import { inheritedEmbargoKept } from '../gates-kinds.ts';
import { partiesHeard } from '../gates-talks.ts';
import { onTheTrain } from '../gates-track.ts';
import { sayInstant } from '../instant.ts';
import { accountOf, step } from '../step.ts';

/** The team holds the final say; who objected and why it decided stand on record (R59, R61, R84). */
export const decideDate = step({
  id: 'decide-date',
  command: 'DecideDate',
  title: 'Decide the disclosure date',
  does: 'Fixes the moment of disclosure; every party is told, and the embargo lasts until then.',
  clause: 'R59',
  stage: 'remediation development',
  who: ['lead'],
  input: z.strictObject({
    date: moment('Disclosure date'),
    reason: prose('Reason', 'Needed when somebody objects'),
    delay: maybeLine(
      'Reason for a delay',
      'One of those that the playbook knows, when the date is later than proposed',
    ),
  }),
  gates: [
    inheritedEmbargoKept,
    proposalOnTable,
    partiesHeard,
    dateIsAhead,
    onTheTrain,
    withinHardCap,
    delayReasoned,
    objectionsWeighed,
    wordsGiveNothingAway,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && mayEmbargo(c.embargo, 'accept'),
  isDone: (c) => c.embargo.end !== undefined,
  moves: true,
  grave: true,
  scope: 'embargo:write',
  choices: ({ playbook }) => ({
    delay: [{ value: '', text: 'No delay' }, ...saidChoices(playbook.embargo.delayReasons)],
  }),
  advice: adviceOnDate,
  events: ({ actor, input, case: c, now, facts }) => {
    const by = accountOf(actor);
    const trigger = currentProposal(c.embargo)?.trigger;
    const decided: CaseEvent = {
      type: 'DateDecided',
      date: input.date,
      ...(trigger ? { trigger } : {}),
      reason: input.reason,
      ...(input.delay ? { delay: input.delay } : {}),
      objections: objections(c.embargo, c.answers).map((o) => o.party),
      by,
    };
    const before = c.embargo.end;
    const said =
      before && before !== input.date
        ? [toReporter(`The disclosure date has changed from ${sayInstant(before)} to ${sayInstant(input.date)}.`, by)]
        : [];
    return withDrafts(c, [decided, ...said], ['date-change', 'delay'], { by, at: now, facts });
  },
});
