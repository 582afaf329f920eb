import { drillJsonSchema } from '../../src/formats/drill/schema.ts';

/** The format of fire drills as JSON Schema, for editors that complete and check while a person types. */
export function generate(): string {
  return `${JSON.stringify(drillJsonSchema(), null, 2)}\n`;
}
