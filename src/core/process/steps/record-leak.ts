import { z } from 'zod';
import type { CaseEvent } from '../../case/events.ts';
import { teamChoices } from '../choices.ts';
import { maybeLine, maybeMoment, needed, prose, tick } from '../fields.ts';
import { leakReportKnown } from '../gates-leaks.ts';
import { accountOf, type Situation, step } from '../step.ts';

const linked = ({ actor, case: c }: Situation, other: string): CaseEvent => ({
  type: 'CaseLinked',
  other,
  relation: 'related',
  reason: `A leak of ${c.number} was reported.`,
  by: accountOf(actor),
});

/**
 * What got out, to whom, when and how (R81). Together with it the shell hands in what was known at this moment, and that
 * is frozen. A report by a member or a stranger is tied to the case here: theirs can name none.
 */
export const recordLeak = step({
  id: 'record-leak',
  command: 'RecordLeak',
  title: 'Record a leak',
  does: 'Puts on record what got out and to whom, freezes who knew what at this moment, and starts the time to decide.',
  clause: 'R81',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    what: needed('What got out', 'As exactly as you can'),
    toWhom: needed('To whom', 'People, lists, a public place with its address'),
    when: maybeMoment('When it got out', 'Left empty where nobody knows'),
    how: prose('How', 'As far as it is known'),
    silentPatch: tick('A patch of it stands in public', 'Also where it does not say what it mends'),
    report: maybeLine('Report of a member', 'Its reference, where a member reported it'),
    other: maybeLine('Case of a stranger’s report', 'Its number, where it came through the public form'),
    organisation: maybeLine('Which member told us', 'Where it told us in another way'),
    owner: maybeLine('Who decides', 'Left empty: the lead of the case'),
  }),
  gates: [leakReportKnown],
  isTimely: (c) => !c.closedAt,
  choices: (situation) => {
    const organisation = situation.facts.distributors.map((d) => ({ value: d.organisation, text: d.name }));
    return { owner: teamChoices(situation), ...(organisation.length > 0 ? { organisation } : {}) };
  },
  events: (s) => {
    const { actor, input, case: c, facts } = s;
    const by = accountOf(actor);
    const leak = facts.fresh();
    const { what, toWhom, when, how, silentPatch, report } = input;
    const reported = facts.leakReports?.find(({ ref }) => ref === report);
    const other = input.other === '' ? undefined : facts.other?.id;
    const organisation = reported?.organisation ?? (input.organisation || undefined);
    const isTied = c.ties?.some((tie) => tie.other === other);
    return [
      {
        type: 'LeakRecorded',
        ...{ leak, what, toWhom, how },
        ...(when ? { since: when } : {}),
        source: other ? 'stranger' : organisation ? 'member' : 'team',
        ...(organisation ? { organisation } : {}),
        ...(reported ? { report } : {}),
        ...(other ? { reportedIn: other } : {}),
        ...(silentPatch ? { silentPatch } : {}),
        owner: input.owner || c.lead || by,
        by,
      },
      ...(facts.evidence ? [{ type: 'LeakEvidenceFrozen', leak, evidence: facts.evidence, by } as const] : []),
      ...(other && !isTied ? [linked(s, other)] : []),
    ];
  },
  other: (s) => {
    const isTied = s.other.ties?.some((tie) => tie.other === s.case.id);
    return s.input.other === '' || isTied ? [] : [linked(s, s.case.id)];
  },
});
