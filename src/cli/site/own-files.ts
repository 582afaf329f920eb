import { type FileRecord, recordLines, recordOf, recordPath } from '../../formats/site/own-record.ts';
import type { SiteFile } from '../../formats/site/site.ts';
import { sha256 } from '../../vault/bytes.ts';
import { CliFailure } from '../command.ts';
import type { SiteFolder } from './folder.ts';

/**
 * Which files over all advisories earlier builds wrote, so that a build writes over nobody else's. Each is noted before
 * it is written: a build that is killed leaves none behind that the next one would take for a stranger's.
 */
export interface OwnFiles {
  /** @throws CliFailure naming each path at which something stands that no build wrote, as it stands there */
  refuseStrangers(paths: Iterable<string>): void;
  /** Whether a build began to write that advisory and was killed before it ended. */
  hasBegun(advisory: string): boolean;
  /** Notes that files of an advisory are about to be written. */
  begin(advisory: string): void;
  write(file: SiteFile): void;
  /** Notes what stands there now, and forgets what stood there before. */
  close(): void;
}

/** What earlier builds wrote into the folder. */
export function ownFilesIn(folder: SiteFolder): OwnFiles {
  const before = recordOf(folder.read(recordPath)?.toString('utf8') ?? '');
  const written: FileRecord[] = [];
  const isOurs = (path: string): boolean => {
    if (folder.isNew || !folder.has(path)) return true;
    const body = folder.read(path);
    const hash = body && sha256(body).toString('hex');
    return before.files.some((own) => own.path === path && own.hash === hash);
  };
  return {
    refuseStrangers(paths) {
      const strangers = [...paths].filter((path) => !isOurs(path));
      if (strangers.length > 0) throw new CliFailure(sayStrangers(strangers) + sayLostRecord(folder));
    },
    hasBegun: (advisory) => before.begun.includes(advisory),
    begin: (advisory) => folder.append(recordPath, recordLines({ files: [], begun: [advisory] })),
    write(file) {
      const record = { path: file.path, hash: sha256(hashable(file.body)).toString('hex') };
      // Of a site that nobody has seen nothing stays if the build is killed.
      if (!folder.isNew) folder.append(recordPath, recordLines({ files: [record], begun: [] }));
      folder.write(file);
      written.push(record);
    },
    close() {
      const replaced = new Set(written.map(({ path }) => path));
      const files = [...before.files.filter(({ path }) => !replaced.has(path) && folder.has(path)), ...written];
      const begun = before.begun.filter((id) => !folder.has(`advisories/${id}.json`));
      folder.write({ path: recordPath, body: recordLines({ files, begun }) });
    },
  };
}

const hashable = (body: SiteFile['body']): Buffer | string => (typeof body === 'string' ? body : Buffer.from(body));

function sayStrangers(paths: readonly string[]): string {
  const [first, ...more] = paths;
  const rest = more.length > 4 ? `${more.slice(0, 4).join(', ')}, …` : more.join(', ');
  const others = more.length > 0 ? ` and ${more.length} more (${rest})` : '';
  const [was, it] = more.length > 0 ? ['were', 'them'] : ['was', 'it'];
  return (
    `${first}${others} in the folder that --out names ${was} not written by tidegate site build, or ${was} changed since. ` +
    `Nothing was written over. Move ${it} away, or name another folder with --out.`
  );
}

/** A site whose record got lost, as where it was copied without it: the way out is then another one. */
const sayLostRecord = (folder: SiteFolder): string =>
  folder.has('assets/tidegate.css') && !folder.has(recordPath)
    ? ` If builds wrote the site there: ${recordPath}, in which they note their own files, is missing. Put it back.`
    : '';
