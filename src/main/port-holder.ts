import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Who listens on a TCP port of this machine, as a person would look for it: `node server.js (process 4711)`; undefined when the
 * system does not tell, for a process of another user or outside Linux.
 */
export async function portHolder(port: number): Promise<string | undefined> {
  const inodes = new Set([...(await listening('/proc/net/tcp', port)), ...(await listening('/proc/net/tcp6', port))]);
  if (inodes.size === 0) return undefined;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '')) continue;
      const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
      return `${words.slice(0, 3).join(' ').slice(0, 100) || 'a program'} (process ${pid})`;
    }
  }
  return undefined;
}

/** The inodes of the sockets that listen (state 0A) on the port, out of the kernel's table. */
async function listening(table: string, port: number): Promise<string[]> {
  const text = await readFile(table, 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter((cells) => cells[3] === '0A' && Number.parseInt(cells[1]?.split(':')[1] ?? '', 16) === port)
    .map((cells) => cells[9] ?? '');
}

/** The sentence for a port that is taken, and the way out. */
export async function portIsTaken(port: number): Promise<string> {
  const holder = await portHolder(port);
  return `Port ${port} is taken${holder ? ` by ${holder}` : ' by another program'}. Stop that, or choose another port with TIDEGATE_LISTEN=127.0.0.1:${port + 1}.`;
}
