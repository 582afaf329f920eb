import { scenarioJsonSchema } from '../../src/formats/scenario/schema.ts';

/** The scenario format as JSON Schema, for editors that complete and check while a person types. */
export function generate(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}
