// The file of a backup: gzip over lines. First a head, then `table TAB project TAB row as JSON`, at the end the counts and
// digests. What it holds of cases and people is ciphertext; the root key is never in it.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { SavedRow } from '../store/snapshot.ts';
import { StoreTrouble } from '../store/trouble.ts';

const format = 1;

const headSchema = z.object({
  tidegate: z.literal('backup'),
  format: z.number().int(),
  /** The migrations of the database that was saved, oldest first. */
  schema: z.array(z.string()).min(1),
  /** When it was taken. */
  at: z.string(),
});
export type BackupHead = z.infer<typeof headSchema>;

const tallySchema = z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() }));
/** Rows and SHA-256 over the rows in order, for every table that has any. */
export type Tally = z.infer<typeof tallySchema>;
const endSchema = z.object({ end: z.literal(true), tables: tallySchema });

/** Counts and digests rows as they pass. */
export class Counting {
  readonly #tables = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>();

  add({ table, project, json }: SavedRow): void {
    const seen = this.#tables.get(table) ?? { rows: 0, hash: createHash('sha256') };
    seen.rows += 1;
    seen.hash.update(`${project}\t${json}\n`);
    this.#tables.set(table, seen);
  }

  tally(): Tally {
    return Object.fromEntries(
      [...this.#tables].map(([name, { rows, hash }]) => [name, { rows, sha256: hash.copy().digest('hex') }]),
    );
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Writes a backup, readable by its owner alone. The file has its name only when it is whole and on the disk.
 * @throws StoreTrouble `file-exists`: a backup is never written over
 */
export async function writeBackupFile(
  file: string,
  head: Omit<BackupHead, 'tidegate' | 'format'>,
  rows: AsyncIterable<SavedRow>,
): Promise<Tally> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new StoreTrouble('file-exists', `The file ${file} exists.`, 'Name another one, or move it away.');
  const counting = new Counting();
  async function* lines() {
    yield `${JSON.stringify({ tidegate: 'backup', format, ...head } satisfies BackupHead)}\n`;
    for await (const row of rows) {
      counting.add(row);
      yield `${row.table}\t${row.project}\t${row.json}\n`;
    }
    yield `${JSON.stringify({ end: true, tables: counting.tally() } satisfies z.infer<typeof endSchema>)}\n`;
  }
  const draft = `${file}.draft-${process.pid}`;
  try {
    await rm(draft, { force: true });
    const target = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(lines()), createGzip({ level: 6 }), target);
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return counting.tally();
}

const foreign = (file: string) =>
  new StoreTrouble(
    'not-a-backup',
    `The file ${file} is not a backup of Tidegate.`,
    'Name one that tidegate backup create wrote.',
  );

/** The fault of a backup that cannot be restored as it was saved. */
export const damaged = (file: string, why: string, cause?: unknown) =>
  new StoreTrouble(
    'backup-damaged',
    `The backup ${file} is damaged (${why}).`,
    'Use an older backup; tidegate backup verify says whether one is whole.',
    cause,
  );

async function* linesOf(file: string): AsyncGenerator<string> {
  // A line may be many chunks long: its pieces wait in a list, so that each is looked at once.
  let pieces: string[] = [];
  let isFirst = true;
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on('error', (error) => gunzip.destroy(error));
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of source.pipe(gunzip)) {
      const [first = '', ...more] = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
      pieces.push(first);
      for (const next of more) {
        isFirst = false;
        yield pieces.join('');
        pieces = [next];
      }
    }
  } catch (error) {
    if (error instanceof StoreTrouble) throw error;
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('Z_') && !code.startsWith('ERR_ENCODING')) throw error;
    throw isFirst ? foreign(file) : damaged(file, 'it does not unpack', error);
  } finally {
    source.destroy();
  }
  if (pieces.some((piece) => piece !== '')) throw isFirst ? foreign(file) : damaged(file, 'it ends in the middle');
}

/** Reads the head of a backup and nothing else. @throws StoreTrouble `not-a-backup`, `backup-newer` */
export async function readBackupHead(file: string): Promise<BackupHead> {
  for await (const line of linesOf(file)) return headOf(file, line);
  throw foreign(file);
}

function headOf(file: string, line: string): BackupHead {
  const head = headSchema.safeParse(parse(line));
  if (!head.success) throw foreign(file);
  if (head.data.format === format) return head.data;
  throw new StoreTrouble(
    'backup-newer',
    `The backup ${file} has format ${head.data.format}, and this Tidegate reads format ${format}.`,
    'Use the Tidegate that wrote it, or a newer one.',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The rows of a backup in order. The last step compares counts and digests: use nothing that was read before it ends.
 * @throws StoreTrouble `not-a-backup`, `backup-newer`, `backup-damaged`
 */
export async function* readBackupRows(file: string): AsyncGenerator<SavedRow, Tally> {
  const counting = new Counting();
  let head: BackupHead | undefined;
  let end: Tally | undefined;
  for await (const line of linesOf(file)) {
    if (end) throw damaged(file, 'something follows its end');
    if (!head) {
      head = headOf(file, line);
    } else if (line.startsWith('{')) {
      end = endSchema.safeParse(parse(line)).data?.tables;
      if (!end) throw damaged(file, 'its end is not readable');
    } else {
      const [table, project, ...json] = line.split('\t');
      if (table === undefined || project === undefined) throw damaged(file, 'a line is not readable');
      const row = { table, project, json: json.join('\t') };
      counting.add(row);
      yield row;
    }
  }
  if (!end) throw damaged(file, 'it ends in the middle');
  if (!isSameTally(end, counting.tally())) throw damaged(file, 'its rows are not those that were saved');
  return end;
}

/** Whether two tallies name the same tables with the same rows. */
export function isSameTally(one: Tally, other: Tally): boolean {
  const text = (tally: Tally) =>
    JSON.stringify(
      Object.entries(tally)
        .map(([name, { rows, sha256 }]) => [name, rows, sha256])
        .sort(),
    );
  return text(one) === text(other);
}
