import { z } from 'zod';
import { playbookSchema } from '../../src/core/process/playbook.ts';

/** JSON Schema of a playbook, for editors that complete and check while one writes. */
export function generate(): string {
  return `${JSON.stringify(z.toJSONSchema(playbookSchema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
}
