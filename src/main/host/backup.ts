import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clearFlag } from '../../store/instance.ts';
import { openStore } from '../../store/open.ts';
import { type BackupReport, createBackup, restoreBackup, restoreIntoDatabase, verifyBackup } from '../backup.ts';
import { realNow } from '../clock.ts';
import { openCluster } from '../serve/cluster.ts';
import { configOrTell, settled } from '../serve/settle.ts';

const backupHelp = `Usage: tidegate backup create [FILE]
       tidegate backup list
       tidegate backup verify FILE

A backup is taken while the house runs. It holds ciphertext and wrapped keys, and never the root key: without the root key
file or its recovery sheet nobody can read it, nor can you. verify restores it into a throw-away database and compares.
`;

const restoreHelp = `Usage: tidegate restore FILE
       tidegate restore --release

Restores a backup into the empty data folder TIDEGATE_DATA (or the empty database DATABASE_URL). Afterwards nothing is sent
until you have looked at the deliveries and run tidegate restore --release.
`;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const quiet = () => undefined;
const reported = ({ file, at, tables }: BackupReport) =>
  `${file}: ${Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)} rows as of ${at}`;
/** `tidegate backup create|list|verify`. @returns the exit code */
export async function backup(args: readonly string[]): Promise<number> {
  const [verb, file] = args;
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(backupHelp);
    return 0;
  }
  const config = configOrTell();
  if (!config) return 1;
  const folder = join(config.data, 'backups');
  if (verb === 'create') {
    return settled(async () => {
      const at = realNow();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = resolve(file ?? join(folder, `tidegate-${at.slice(0, 19).replaceAll(':', '')}.backup`));
      const cluster = await openCluster(config, quiet, true);
      try {
        say(`Saved ${reported(await createBackup(cluster, path, at))}`);
        return 0;
      } finally {
        await cluster.stop();
      }
    });
  }
  if (verb === 'list') {
    const names = (await readdir(folder).catch(() => [])).sort();
    for (const name of names) say(`${join(folder, name)}  ${(await stat(join(folder, name))).size} bytes`);
    if (names.length === 0) say(`There is no backup in ${folder} yet. Take one: tidegate backup create`);
    return 0;
  }
  if (verb === 'verify' && file !== undefined) {
    return settled(async () => {
      const report = await verifyBackup(file, realNow());
      say(`${reported(report)}; ${report.books} books, every chain whole. It can be restored.`);
      return 0;
    });
  }
  process.stderr.write(backupHelp);
  return 1;
}

/** `tidegate restore FILE` and `tidegate restore --release`. @returns the exit code */
export async function restore(args: readonly string[]): Promise<number> {
  let release: boolean;
  let file: string | undefined;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { release: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    release = values.release === true;
    file = positionals[0];
    if (values.help || release === (file !== undefined)) {
      (values.help ? process.stdout : process.stderr).write(restoreHelp);
      return values.help ? 0 : 1;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${restoreHelp}`);
    return 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  return settled(async () => {
    if (file !== undefined && config.databaseUrl === undefined) {
      say(`Restored ${reported(await restoreBackup(file, config.data, realNow()))}`);
      say('Put the root key file in its place, start tidegate serve, look around, then: tidegate restore --release');
      return 0;
    }
    const cluster = await openCluster(config, quiet, true);
    try {
      if (file !== undefined) {
        say(`Restored ${reported(await restoreIntoDatabase(cluster, file, realNow()))}`);
        return 0;
      }
      const store = await openStore(cluster);
      await store.withInstanceTx((tx) => clearFlag(tx, 'held')).finally(() => store.close());
      say('Released: what is due will be sent from now on.');
      return 0;
    } finally {
      await cluster.stop();
    }
  });
}
