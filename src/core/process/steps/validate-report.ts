import { z } from 'zod';
import type { CaseEvent } from '../../case/events.ts';
import { statusOf } from '../../case/evolve.ts';
import { mayReport } from '../../case/report-status.ts';
import { leadInTurn } from '../duty.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** The team has investigated and determined effects and criticality (R30). */
export const validateReport = step({
  id: 'validate-report',
  command: 'ValidateReport',
  title: 'Confirm the vulnerability',
  does: 'Records that the report describes a vulnerability, with its effects and criticality.',
  clause: 'R30',
  stage: 'verification',
  who: ['responder', 'lead'],
  input: z.strictObject({ effects: needed('Effects and criticality', 'What was reproduced, who is hit, how badly') }),
  gates: [],
  isTimely: (c) => mayReport(c, 'validate'),
  isDone: (c) => ['valid', 'accepted', 'deferred'].includes(statusOf(c)) || c.advisory.revisions.length > 0,
  moves: true,
  events: ({ actor, input, case: c, playbook, facts }) => {
    const by = accountOf(actor);
    const validated: CaseEvent = { type: 'ReportValidated', effects: input.effects, by };
    const turn = playbook.roles.lead === 'round-robin' && !c.lead ? leadInTurn(c, facts.team) : undefined;
    return turn === undefined ? [validated] : [validated, { type: 'LeadAssigned', account: turn, by }];
  },
});
