import manifest from '../../package.json' with { type: 'json' };
import { commands } from './commands/index.ts';
import { exitCodes } from './exit-codes.ts';
import { runProgram } from './program.ts';
import { readBytes } from './read-file.ts';

// A reader that closes early (`| head`) has what it wants; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok);
});

// The line of progress stands at the end of what is said, and gives way to whatever comes next.
let isStatusShown = false;
const saying = (stream: NodeJS.WriteStream) => (text: string) => {
  if (isStatusShown) process.stderr.write('\r\u001b[K');
  isStatusShown = false;
  stream.write(text);
};
const status = (text: string) => {
  process.stderr.write(`\r${text}\u001b[K`);
  isStatusShown = true;
};

process.exitCode = await runProgram(process.argv.slice(2), commands, manifest.version, {
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  out: saying(process.stdout),
  err: saying(process.stderr),
  ...(process.stderr.isTTY ? { status } : {}),
  read: (path) => readBytes(path),
});
