import { z } from 'zod';
import { readWhen } from '../../core/process/drill.ts';
import { stepById } from '../../core/process/index.ts';
import { actorSchema, isVerb, name, said, scenarioSchema } from '../scenario/schema.ts';

const when = z
  .string()
  .refine(
    (text) => readWhen(text) !== undefined,
    'is no moment such as “start”, “report + 4 hours” or “disclosure - 2 days”',
  )
  .describe('A moment of the case or the id of something in this file, and how far from it');

const deed = z.strictObject({
  id: name.describe('Moments may count from it'),
  when,
  by: name.describe('An actor'),
  do: z
    .string()
    .refine(
      (word) => word === 'news' || isVerb(word) || stepById(word) !== undefined,
      'is neither news, a verb nor a step',
    )
    .describe('news tells the team something from outside; else a verb of scenarios, or the id of a step'),
  via: z.enum(['form', 'api']).exactOptional(),
  on: name.exactOptional().describe('The distributor that it is about, by actor'),
  with: z.record(z.string(), z.unknown()).default({}).describe('The input of the step; of news: its text'),
  says: said.describe('One sentence for the one who leads the drill'),
});

const goal = z.strictObject({
  id: name,
  says: said.describe('What is asked of the team, as one sentence'),
  moment: name.describe('What should come: a moment of the case'),
  before: when,
  points: z.number().int().min(1).max(20),
});

/**
 * A fire drill: an invented case for a team to practise on. What the world does stands under `events`, what is asked of
 * the team under `goals`, and under `play` one way to answer well, with which the drill can be rehearsed without people.
 */
export const drillSchema = z.strictObject({
  drill: name.describe('Its name'),
  title: z.string().min(1).max(160),
  about: z.string().max(5_000).default(''),
  start: scenarioSchema.shape.start,
  ends: when.describe('When it is over at the latest, such as “start + 30 days”'),
  project: scenarioSchema.shape.project,
  actors: z
    .record(
      name,
      z.strictObject({
        ...actorSchema.shape,
        practises: z.boolean().default(false).describe('Whether a person of the team plays this part'),
      }),
    )
    .describe('Invented people; those who practise are of the team'),
  events: z.array(deed).min(1).max(100),
  play: z.array(deed).max(300).default([]),
  goals: z.array(goal).min(1).max(50),
});

export type Drill = z.infer<typeof drillSchema>;
export type Deed = Drill['events'][number];

/** The format as JSON Schema, for editors. */
export function drillJsonSchema(): Record<string, unknown> {
  return {
    $id: 'https://tidegate.example/schemas/drill.schema.json',
    title: 'Tidegate fire drill',
    ...z.toJSONSchema(drillSchema, { io: 'input', unrepresentable: 'any' }),
  };
}
