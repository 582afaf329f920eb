import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** Runs the checks beside the tests and prints what they say when they end, in one piece; gives whether they passed. */
export function checked(signal: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, ['tools/check.ts'], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  if (child.pid !== undefined) setPriority(child.pid, 19);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((settle) => {
    child.on('error', (error) => {
      said += error.message;
      settle(false);
    });
    child.on('close', (code) => {
      console.log(said);
      settle(code === 0);
    });
  });
}
