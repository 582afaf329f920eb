import { z } from 'zod';
import { didYouMean } from '../../case/zod-faults.ts';
import { sayLength } from '../calendar.ts';
import { line, maybeLine, moment } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const programmeKnown: Gate = {
  id: 'programme-known',
  title: 'The playbook knows the programme',
  clause: 'linux-distros',
  check: ({ input, playbook }) => {
    const known = playbook.embargo.programmes.map(({ id }) => id);
    if (!input || known.includes(input.programme)) return undefined;
    const near = didYouMean(input.programme, known);
    const mend = near ? `Did you mean “${near}”?` : `Choose one of: ${known.join(', ')}.`;
    return { sentence: `“${input.programme}” is no programme of this playbook. ${mend}` };
  },
};

const toldAlready: Gate = {
  id: 'programme-told-already',
  title: 'The programme has been told already',
  clause: 'linux-distros',
  check: ({ input, now }) =>
    input && input.since > now
      ? { sentence: 'That moment lies ahead. Record it once the programme has been told.' }
      : undefined,
};

/** From the moment that a list such as linux-distros is told, its own cap binds (process of oss-security, June 2026). */
export const recordProgramme = step({
  id: 'record-programme',
  command: 'RecordProgramme',
  title: 'Record that a programme has been told',
  does: 'Starts the cap of a programme outside, such as the fourteen days of linux-distros. It binds from then on.',
  clause: 'linux-distros',
  stage: 'remediation development',
  who: ['responder', 'lead'],
  input: z.strictObject({
    programme: line('Programme'),
    since: moment('Told at'),
    note: maybeLine('Note', 'Where it was told, such as the address of the message'),
  }),
  gates: [programmeKnown, toldAlready],
  offBy: ({ embargo }) => (embargo.programmes.length > 0 ? undefined : 'embargo.programmes'),
  isTimely: (c) => !c.closedAt && c.advisory.publications.length === 0,
  choices: ({ playbook }) => ({
    programme: playbook.embargo.programmes.map(({ id, title, cap }) => ({
      value: id,
      text: `${title}, at most ${sayLength(cap)}`,
    })),
  }),
  events: ({ actor, input }) => [
    { type: 'ProgrammeTold', programme: input.programme, since: input.since, note: input.note, by: accountOf(actor) },
  ],
});
