import { z } from 'zod';
import type { CaseEvent } from '../../case/events.ts';
import { statusOf } from '../../case/evolve.ts';
import type { AccountId } from '../../case/ids.ts';
import { chosenKinds } from '../../case/kinds.ts';
import type { Case } from '../../case/model.ts';
import { reportedAt } from '../deadline.ts';
import { line, needed, prose } from '../fields.ts';
import { upstreamDetailsKept } from '../gates-kinds.ts';
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
  gates: [upstreamDetailsKept],
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
    { type: 'SplitOff', from: c.id, reportedAt: reportedAt(c), by: accountOf(actor) },
    ...carriedOver(c, accountOf(actor)),
  ],
});

/** What binds the whole report binds each part: who was told, by when, whose it is, and that it is public (R58, R62, R93). */
function carriedOver(c: Case, by: AccountId): readonly CaseEvent[] {
  const { deadline, kind, upstream, exposure } = c;
  const source = 'Recorded in the case that this one was split off.';
  const events: CaseEvent[] = (c.programmes ?? []).map((told) => ({
    type: 'ProgrammeTold',
    programme: told.id,
    since: told.since,
    note: source,
    by,
  }));
  if (deadline) events.push({ type: 'DeadlineSet', date: deadline.at, note: deadline.note, by: deadline.by });
  if (upstream) {
    const { embargoEnd, ...named } = upstream;
    events.push({ type: 'UpstreamRecorded', ...named, ...(embargoEnd && !exposure.public ? { embargoEnd } : {}), by });
  }
  if (kind?.kind === 'already public' && exposure.public) {
    events.push({ type: 'ExposureRecorded', what: 'public', source, since: exposure.public, by: `account:${by}` });
  }
  const chosen = chosenKinds.find((it) => it === kind?.kind);
  if (kind && chosen) {
    const { reason, forUsers } = kind;
    events.push({ type: 'CaseClassified', kind: chosen, reason, ...(forUsers ? { forUsers } : {}), by });
  }
  return events;
}
