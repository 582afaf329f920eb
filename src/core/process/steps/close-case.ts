import { z } from 'zod';
import { mayReport } from '../../case/report-status.ts';
import { needed, tick } from '../fields.ts';
import { embargoNotActive, followUpsDone, retrospectiveSettled } from '../gates.ts';
import { endIsSettled, impactStated, internalHasSecondPerson, tasksSettled } from '../gates-kinds.ts';
import { areReportsFiled } from '../gates-regulatory.ts';
import { accountOf, step } from '../step.ts';

/** A finished case is closed; "kept entirely internal" is such an end too, justified and on record (R26). */
export const closeCase = step({
  id: 'close-case',
  command: 'CloseCase',
  title: 'Close the case',
  does: 'Ends the work on the case, with the reason on record.',
  clause: 'R26',
  stage: 'post-release',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: needed('Reason'), tasksStay: tick('What is still open stays open') }),
  gates: [
    endIsSettled,
    internalHasSecondPerson,
    impactStated,
    embargoNotActive,
    followUpsDone,
    retrospectiveSettled,
    tasksSettled,
    areReportsFiled,
  ],
  isTimely: (c) => mayReport(c, 'close'),
  isDone: (c) => c.closedAt !== undefined,
  moves: true,
  events: ({ actor, input }) => [{ type: 'CaseClosed', reason: input.reason, by: accountOf(actor) }],
});
