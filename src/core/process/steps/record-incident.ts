import { z } from 'zod';
import { choice, moment, needed, tick } from '../fields.ts';
import { isKnownByNow } from '../gates-regulatory.ts';
import { accountOf, step } from '../step.ts';

/** What starts the clocks of Art. 14: reliable evidence of exploitation, or a severe incident, and when it was known. */
export const recordIncident = step({
  id: 'record-incident',
  command: 'RecordIncident',
  title: 'Record an incident that must be reported',
  does: 'Starts the clocks of the reports to the authorities, from the moment at which somebody of the team knew.',
  clause: 'Regulation (EU) 2024/2847 Art. 14',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    what: choice(['active exploitation', 'severe incident'], 'What happened'),
    awareAt: moment('When somebody of the team became aware'),
    text: needed('What is known', 'The nature of the exploit or of the incident, as far as it is known'),
    malice: choice(['suspected', 'not suspected', 'not known'], 'Unlawful or malicious acts'),
    ownSystems: tick('It hits systems that we provide for development', 'A steward reports only such incidents'),
  }),
  gates: [isKnownByNow],
  offBy: ({ regulatory }) => (regulatory.cra ? undefined : 'regulatory.cra'),
  isTimely: (c) => !c.closedAt,
  events: ({ actor, input }) => [{ type: 'IncidentRecorded', ...input, by: accountOf(actor) }],
});
