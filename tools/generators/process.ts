import { sayEveryStep, sayMembershipSteps } from '../../src/core/process/manual.ts';

/** The process as a manual: every step in order, who takes it, and what must hold before. */
export function generate(): string {
  return `# The process, step by step

Written by \`npm run generate\` from \`src/core/process\` and \`src/core/distributors\`: do not edit. A clause such as R33 is explained in [rules.md](rules.md).
${sayEveryStep()}
## Membership
${sayMembershipSteps()}`;
}
