import { spawn } from 'node:child_process';
import type { Runner } from './runner.ts';

/** What a program of the database may see of our environment: no setting of ours, no secret. */
export const bareEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Runs a program to its end as the cluster's user.
 * @throws Error with the program's own words when it fails
 */
export async function run(program: string, args: readonly string[], cwd: string, runner?: Runner): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: bareEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(runner && { uid: runner.uid, gid: runner.gid }),
    });
    let said = '';
    const listen = (bytes: Buffer) => {
      said = (said + bytes.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code, name) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code ?? name}: ${said.trim()}`)),
    );
  });
}
