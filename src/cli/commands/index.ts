import type { CliCommand } from '../command.ts';

/** Every command, in the order in which help lists them. To add one: a file here beside, and a line below. */
export const commands: readonly CliCommand[] = [];
