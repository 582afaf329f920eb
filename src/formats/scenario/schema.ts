import { z } from 'zod';
import { roles } from '../../core/access/actor.ts';
import { stepById, steps } from '../../core/process/index.ts';
import { instant } from '../../core/process/instant.ts';
import { date } from '../../core/process/playbook-calendar.ts';

export const name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'must be lower-case letters, digits and dashes');
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => instant(text))
  .describe('A moment with its zone, such as 2026-04-20T16:45:44Z');
export const said = z.string().min(1).max(400);
const paths = z.array(z.string().max(400)).max(50);

/** What an actor may do besides the steps of a case. */
export const verbs = {
  report: 'Sends a private report; the key of ten words is captured under the actor as "key"',
  enter: 'Comes back to the report with the key',
  adopt: 'An administrator adopts the playbook in force with the keys under `with` changed; `version` among them',
  lines: 'An administrator says which release lines are supported: `with: { lines }`, one a line',
  look: 'Reads the page or file at `path`; `sees` and `misses` say what must and must not stand there',
  apply: 'Applies for the distributors’ list',
  vouch: 'Vouches for the applicant named in `on`',
  sponsor: 'The team vouches for the applicant in `on`, while the list has no members',
  accept: 'Takes the applicant in `on` into the list',
  refuse: 'Refuses the applicant in `on`',
  suspend: 'Suspends the member in `on`',
  strike: 'Records a strike against the member in `on`',
  'draft-removal': 'Writes the removal of the member in `on`',
  'approve-removal': 'Approves the removal of the member in `on` as a second person',
  remove: 'Removes the member in `on` as it is written',
  'stop-removal': 'Stops the removal of the member in `on`',
  wait: 'Lets the clock run to this moment',
} as const;
export type Verb = keyof typeof verbs;
export const isVerb = (word: string): word is Verb => Object.hasOwn(verbs, word);

export const actorSchema = z.strictObject({
  is: z.enum(['reporter', 'team', 'distributor', 'reader']),
  name: z.string().min(1).max(200).describe('As people call them'),
  roles: z.array(z.enum(roles)).default([]).describe('Of a member of the team'),
  organisation: z.string().max(200).exactOptional().describe('Of a distributor'),
  address: z.email().max(254).exactOptional(),
  via: z.enum(['form', 'api']).default('form').describe('How this actor acts unless a step says otherwise'),
  about: z.string().max(400).default('').describe('One sentence for the reader'),
});

const expectation = z.union([
  z.literal('done'),
  z.strictObject({
    refused: z.string().min(1).max(80).describe('Id of the gate that must be shut, or of the fault that must be found'),
    says: z.string().max(400).exactOptional().describe('Words that the refusal must hold'),
  }),
]);

const stepSchema = z.strictObject({
  at: moment,
  by: name.describe('An actor'),
  do: z
    .string()
    .refine((word) => isVerb(word) || stepById(word) !== undefined, 'is neither a verb nor the id of a step')
    .describe('A verb, or the id of a step of the process such as accept-report'),
  via: z.enum(['form', 'api']).exactOptional(),
  in: name
    .exactOptional()
    .describe('Whose report the step is about, where there are several: the reporter by actor, or “newest”'),
  on: name.exactOptional().describe('The distributor that it is about, by actor'),
  with: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('The input of the step; a dollar sign and NAME.FIELD in braces stand for a captured value'),
  sees: paths.default([]).describe('What the answer must hold'),
  misses: paths.default([]).describe('What the answer must not hold'),
  says: said.describe('One sentence for the reader'),
  rules: z
    .array(z.string().regex(/^R\d\d$/))
    .default([])
    .describe('Rules of the process that this shows'),
  expect: expectation.default('done'),
  invented: z.boolean().default(false).describe('True where the moment or the content is not from a public source'),
});

const mailSchema = z.strictObject({
  to: z.string().max(254),
  subject: z.string().max(400).default('').describe('Words that the subject must hold'),
  contains: paths.default([]),
  lacks: paths.default([]).describe('What none of these mails may hold, subject included'),
  before: moment.exactOptional().describe('Only mails that left before this moment'),
  count: z.number().int().min(0).max(1_000).exactOptional().describe('How many; at least one when left out'),
});

const spanSchema = z.strictObject({
  from: name.describe('What was done first: a step, at its first time'),
  to: name.describe('What was done last: a step, at its last time'),
  holidays: z.array(date).default([]).describe('Days on which nobody works, beside those of the playbook'),
  businessDays: z.number().int().min(0).max(10_000),
});

const fileSchema = z.strictObject({
  path: z.string().regex(/^\//, 'must begin with a slash'),
  contains: paths.default([]),
  lacks: paths.default([]),
});

/** A story that can be replayed: who takes part, what each does when, what must come of it. */
export const scenarioSchema = z.strictObject({
  scenario: name.describe('Its name'),
  title: z.string().min(1).max(200),
  about: z.string().max(5_000).default(''),
  sources: z.array(z.string().max(400)).default([]).describe('Where the facts that are not invented come from'),
  start: moment,
  project: z.strictObject({
    playbook: name.describe('One of the playbooks that come with Tidegate'),
    title: z.string().min(1).max(200),
    product: z.string().min(1).max(200),
    vendor: z.string().min(1).max(200),
    namespace: z.url().max(300),
    contact: z.string().min(1).max(300),
    lists: z.strictObject({ users: z.email().exactOptional(), team: z.email().exactOptional() }).default({}),
    lines: z
      .array(z.strictObject({ line: z.string().max(40), planned: z.string().max(80).exactOptional() }))
      .default([]),
  }),
  actors: z.record(name, actorSchema),
  steps: z.array(stepSchema).min(1).max(500),
  expect: z
    .strictObject({
      state: z.record(z.string(), z.unknown()).default({}).describe('The case at the end, field by field'),
      refusals: z.array(z.string()).exactOptional().describe('Every gate that held something back, in order'),
      spans: z.array(spanSchema).default([]).describe('How many business days lie between two steps'),
      mails: z.array(mailSchema).default([]),
      files: z.array(fileSchema).default([]).describe('What stands at public addresses at the end'),
    })
    .prefault({}),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][number];
export type ScenarioActor = Scenario['actors'][string];

/** Every word that `do` takes, for messages. */
export const knownDeeds: readonly string[] = [...Object.keys(verbs), ...steps.map((step) => step.id)];

/** The format as JSON Schema, for editors. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return {
    $id: 'https://tidegate.example/schemas/scenario.schema.json',
    title: 'Tidegate scenario',
    ...z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }),
  };
}
