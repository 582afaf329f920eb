import type { Command } from 'commander';
import { type Fault, fault } from '../core/case/fault.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command may know of the world around it; tests hand in their own. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when a person looks at standard output: tables and colours then, plain lines otherwise. */
  readonly isTerminal: boolean;
  /** Standard output: data and nothing else. */
  out(text: string): void;
  /** Standard error: words and warnings. */
  err(text: string): void;
  /** One line of progress that gives way to whatever is said next; absent where nobody looks at standard error. */
  status?(text: string): void;
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

/** An end that a command foresaw: one sentence for the person, the exit code, and the fault of a document that it is about. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;
  readonly fault: Fault;

  constructor(
    message: string,
    exitCode: ExitCode = 1,
    about: Fault = fault('unusable', '', message, 'Name something that can be used.'),
  ) {
    super(message);
    this.exitCode = exitCode;
    this.fault = about;
  }
}
