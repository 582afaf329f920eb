import { Command, CommanderError } from 'commander';
import type { CliCommand, CliIo } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { failureIn } from './failure-in.ts';
import { groups } from './groups.ts';

const forTheHost = `
For whoever runs the host (tidegate <command> --help tells more):
  serve, worker, demo, replay, drill, doctor, backup, restore, user
`;

/**
 * Reads a command line and runs the command it names.
 *
 * @param argv what stands after the program's name
 * @param version as printed by --version
 * @returns the exit code; never throws for what a person typed or a file contained
 */
export async function runProgram(
  argv: readonly string[],
  commands: readonly CliCommand[],
  version: string,
  io: CliIo,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = buildProgram(commands, version, io, (answer) => {
    code = answer;
  });
  if (argv.length === 0) {
    program.outputHelp();
    return exitCodes.ok;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
    const failure = failureIn(error);
    io.err(`${failure.message}\n`);
    return failure.exitCode;
  }
}

function buildProgram(
  commands: readonly CliCommand[],
  version: string,
  io: CliIo,
  answer: (code: ExitCode) => void,
): Command {
  const program = new Command('tidegate')
    .description("A project's security response, from the first private report to the public advisory")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .addHelpText('after', forTheHost);
  for (const command of commands) {
    const words = command.path.split(' ');
    const parent = words.slice(0, -1).reduce(childCalled, program);
    const leaf = parent.command(words.at(-1)!).description(command.summary);
    command.configure(leaf);
    if (command.examples.length > 0) leaf.addHelpText('after', `\nExamples:\n  ${command.examples.join('\n  ')}`);
    leaf.action(async () => answer(await command.run(leaf.processedArgs, leaf.opts(), io)));
  }
  return program;
}

function childCalled(parent: Command, name: string): Command {
  return parent.commands.find((child) => child.name() === name) ?? parent.command(name).description(groups[name] ?? '');
}
