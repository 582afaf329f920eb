import manifest from '../../package.json' with { type: 'json' };
import type { HostCommand } from './commands.ts';
import { nearest } from './nearest.ts';

interface Voice {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs the host command that the arguments name.
 *
 * @param argv what stands after the program's name
 * @returns the exit code: the command's own, 0 for help and version, 1 for a command that does not exist
 */
export async function dispatch(
  argv: readonly string[],
  commands: Readonly<Record<string, HostCommand>>,
  voice: Voice,
): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    voice.out(help(commands));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    voice.out(`${manifest.version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) {
    if (command.begins && !args.some((arg) => arg === '--help' || arg === '-h')) voice.err(`${command.begins}\n`);
    return command.run(args);
  }
  const meant = nearest(name, Object.keys(commands));
  voice.err(`Tidegate has no host command “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}\n\n${help(commands)}`);
  return 1;
}

function help(commands: Readonly<Record<string, HostCommand>>): string {
  const width = Math.max(0, ...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `Usage: tidegate <command> [options]\n\nFor whoever runs the host:\n${lines.join('')}`;
}
