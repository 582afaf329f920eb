import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';

/** What a command may know of the world around it; tests hand in their own. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when a person looks at standard output: tables and colours then, plain lines otherwise. */
  readonly isTerminal: boolean;
  /** Standard output: data and nothing else. */
  out(text: string): void;
  /** Standard error: words, warnings and progress. */
  err(text: string): void;
  /** The bytes of a file, or of standard input for `-`. Throws {@link CliFailure} with a sentence when it cannot be read. */
  read(path: string): Promise<Uint8Array>;
}

/** One command of the command line: a file in commands/ and a line in its index. */
export interface CliCommand {
  /** Noun and verb as typed: `advisory render`. A single word is allowed: `score`. */
  readonly path: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  /** Whole command lines that work when pasted. */
  readonly examples: readonly string[];
  /** Adds the arguments and options to a fresh command. */
  configure(command: Command): void;
  /**
   * Does the work.
   *
   * @param args the positional arguments; a variadic one is an array in its place
   * @param options the options by their long name in camel case
   * @returns the exit code
   */
  run(args: readonly unknown[], options: Readonly<Record<string, unknown>>, io: CliIo): Promise<ExitCode>;
}

/** An end that a command foresaw: one sentence for the person and the exit code. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
