import type { CliCommand } from '../command.ts';
import { advisoryCheckCommand } from './advisory-check.ts';
import { advisoryConvertCommand } from './advisory-convert.ts';
import { advisoryReadCommand } from './advisory-read.ts';
import { advisoryRenderCommand } from './advisory-render.ts';
import { scoreCommand } from './score.ts';

/** Every command, in the order in which help lists them. To add one: a file here beside, and a line below. */
export const commands: readonly CliCommand[] = [
  scoreCommand,
  advisoryRenderCommand,
  advisoryCheckCommand,
  advisoryReadCommand,
  advisoryConvertCommand,
];
