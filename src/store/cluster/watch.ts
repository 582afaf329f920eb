import { spawn } from 'node:child_process';

// Waits for the end of its input, which comes when the process that holds the pipe ends, however it ends. Then it stops
// the server, if the number is still that server's, and removes its folders. A line of input calls it off.
const script = `
read -r answer && exit 0
grep -aq -- "$2" "/proc/$1/cmdline" 2>/dev/null && kill -QUIT "$1"
tries=0
while [ -d "/proc/$1" ] && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
shift 2
rm -rf -- "$@"
`;

/**
 * Sees to it that a throw-away cluster does not outlive this process, even under kill -9.
 * @returns calls it off, once the server was stopped in the ordinary way
 */
export function watchThrowaway(pid: number, pgdata: string, folders: readonly string[]): () => void {
  const child = spawn('/bin/sh', ['-c', script, 'tidegate-watch', String(pid), pgdata, ...folders], {
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.unref();
  const input = child.stdin as typeof child.stdin & { unref?(): void };
  input.on('error', () => undefined);
  input.unref?.();
  return () => input.end('stopped\n');
}
