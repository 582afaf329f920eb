import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import manifest from '../../package.json' with { type: 'json' };
import { CliFailure } from './command.ts';
import { commands } from './commands/index.ts';
import { exitCodes } from './exit-codes.ts';
import { runProgram } from './program.ts';

// A reader that closes early (`| head`) has what it wants; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok);
});

process.exitCode = await runProgram(process.argv.slice(2), commands, manifest.version, {
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  read,
});

async function read(path: string): Promise<Uint8Array> {
  try {
    // Nothing else is waiting meanwhile, and to hand each of many files to another thread takes five times as long.
    return path === '-' ? await buffer(process.stdin) : readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (code ?? 'unknown');
    throw new CliFailure(`${path} cannot be read: ${why}.`);
  }
}
