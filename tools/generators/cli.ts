import { Command } from 'commander';
import type { CliCommand } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';

/** The command line's manual: every command with its arguments, options and examples. */
export function generate(): string {
  const codes = Object.entries(exitCodes).map(([name, code]) => `| ${code} | ${sayName(name)} |\n`);
  return `# The command line

Written by \`npm run generate\` from \`src/cli/commands\`: do not edit.
${commands.map(section).join('')}
## Exit codes

| code | meaning |
|---|---|
${codes.join('')}`;
}

const sayName = (name: string) => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
const cell = (text: string) => text.replaceAll('|', '\\|');

function section(described: CliCommand): string {
  const command = new Command(described.path);
  described.configure(command);
  const inputs = [
    ...command.registeredArguments.map((it) => [`<${it.name()}${it.variadic ? '...' : ''}>`, it.description]),
    ...command.options.map((it) => [it.flags, it.description]),
  ].map(([name, text]) => `| \`${cell(name!)}\` | ${cell(text!)} |\n`);
  const table = inputs.length > 0 ? `\n| takes | meaning |\n|---|---|\n${inputs.join('')}` : '';
  const examples = described.examples.length > 0 ? `\n\`\`\`sh\n${described.examples.join('\n')}\n\`\`\`\n` : '';
  return `\n## tidegate ${described.path}\n\n${described.summary}.\n${table}${examples}`;
}
