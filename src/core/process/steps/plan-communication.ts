import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** Once acknowledged and the timeline is determined: how to tell the community, with mitigating steps (R45). */
export const planCommunication = step({
  id: 'plan-communication',
  command: 'PlanCommunication',
  title: 'Plan the communication',
  does: 'Records how the community will be told, with the steps users can take meanwhile.',
  clause: 'R45',
  stage: 'remediation development',
  who: ['lead'],
  input: z.strictObject({ text: needed('Communication plan', 'Who is told what, where and when; mitigating steps') }),
  gates: [],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.publications.length === 0,
  isDone: (c) => c.communicationPlan !== undefined,
  moves: true,
  events: ({ actor, input }) => [{ type: 'CommunicationPlanned', text: input.text, by: accountOf(actor) }],
});
