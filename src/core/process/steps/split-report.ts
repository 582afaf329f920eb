import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { line, needed, prose } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** One report, several vulnerabilities: each gets a case, a score, an id and an advisory of its own, for one reporter. */
export const splitReport = step({
  id: 'split-report',
  command: 'SplitReport',
  title: 'Split off another vulnerability',
  does: 'Opens a case of its own for a second vulnerability in the report. The reporter finds both in the same room.',
  clause: 'R21, R38',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    subject: line('Subject of the new case'),
    effects: needed('What the report says about it'),
    steps: prose('Steps to reproduce'),
    text: needed('What the reporter reads'),
    reason: needed('Reason', 'For the record; the team reads it'),
  }),
  gates: [],
  isTimely: (c) => ['received', 'valid', 'accepted'].includes(statusOf(c)),
  events: ({ actor, input, facts }) => [
    {
      type: 'ReportSplit',
      into: facts.newCase ?? facts.fresh(),
      text: input.text,
      reason: input.reason,
      by: accountOf(actor),
    },
  ],
  begins: ({ actor, input, case: c, named }) => [
    {
      type: 'ReportReceived',
      number: named.number,
      ref: named.ref,
      playbook: c.playbook,
      reporter: c.reporter,
      channel: c.channel,
      report: {
        ...c.report,
        subject: input.subject,
        effects: input.effects,
        steps: input.steps,
        attachments: [],
      },
    },
    { type: 'SplitOff', from: c.id, by: accountOf(actor) },
  ],
});
