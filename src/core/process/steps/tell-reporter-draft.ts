import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { draftExists } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** The reporter learns that a draft exists and that precise dates are awaited (R44). */
export const tellReporterDraft = step({
  id: 'tell-reporter-draft',
  command: 'TellReporterOfDraft',
  title: 'Tell the reporter about the draft',
  does: 'Tells the reporter that the draft is created and that precise dates are awaited.',
  clause: 'R44',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({ text: needed('Message to the reporter') }),
  gates: [draftExists],
  isTimely: (c) => statusOf(c) === 'accepted' && !c.draftToldAt && c.advisory.publications.length === 0,
  isDone: (c) => c.draftToldAt !== undefined,
  moves: true,
  events: ({ actor, input }) => [{ type: 'ReporterToldOfDraft', text: input.text, by: accountOf(actor) }],
});
