import { steps } from '../../src/core/process/index.ts';
import { type Step, stages } from '../../src/core/process/step.ts';

/** The process as a manual: every step in order, who takes it, and what must hold before. */
export function generate(): string {
  const chapters = stages.map((stage) =>
    chapter(
      stage,
      steps.filter((step) => step.stage === stage),
    ),
  );
  return `# The process, step by step

Written by \`npm run generate\` from \`src/core/process\`: do not edit. A clause such as R33 is explained in [rules.md](rules.md).
${chapters.join('')}`;
}

const chapter = (stage: string, inIt: readonly Step[]): string =>
  `\n## ${stage[0]!.toUpperCase()}${stage.slice(1)}\n${inIt.map(section).join('')}`;

function section(step: Step): string {
  const gates = step.gates.map((gate) => `- ${gate.title} (\`${gate.id}\`, ${gate.clause})\n`);
  const before = gates.length > 0 ? `\nBefore it may happen:\n\n${gates.join('')}` : '';
  return `\n### ${step.title}\n\n${step.does} \`${step.command}\`, by ${step.who.join(', ')} (${step.clause}).\n${before}`;
}
