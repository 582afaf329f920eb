import { z } from 'zod';
import { advisorySchema } from '../../src/core/advisory/advisory.ts';

/** JSON Schema of the neutral advisory, as `advisory render` reads it. */
export function generate(): string {
  return `${JSON.stringify(z.toJSONSchema(advisorySchema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
}
