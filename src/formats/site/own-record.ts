/** Where a site notes which files over all advisories were written by a build; `sha256sum --check` reads it too. */
export const recordPath = 'tidegate-site.sha256';

/** A file as a build wrote it. */
export interface FileRecord {
  readonly path: string;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
}

/** What builds noted of their own. */
export interface OwnRecord {
  readonly files: readonly FileRecord[];
  /** Ids of advisories whose first files a build began to write, and was killed before it ended. */
  readonly begun: readonly string[];
}

const fileLine = /^([0-9a-f]{64}) {2}(.+)$/;
const begunLine = /^# begun: (.+)$/;

/** Reads the notes; a line that is none is passed over. */
export function recordOf(text: string): OwnRecord {
  const lines = text.split('\n');
  return {
    files: lines.flatMap((line) => {
      const [, hash, path] = fileLine.exec(line) ?? [];
      return hash !== undefined && path !== undefined ? [{ path, hash }] : [];
    }),
    begun: lines.flatMap((line) => begunLine.exec(line)?.[1] ?? []),
  };
}

/** Writes notes, a line each. */
export const recordLines = ({ files, begun }: OwnRecord): string =>
  [...begun.map((id) => `# begun: ${id}\n`), ...files.map(({ path, hash }) => `${hash}  ${path}\n`)].join('');
