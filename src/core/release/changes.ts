import { handful, type InPieces } from '../notices/in-pieces.ts';

/** What a patch changes, by the kinds of words that a reader of it finds. */
export interface Changes {
  /** Names of files that it writes, each once. */
  readonly files: readonly string[];
  /** The lines that it adds. */
  readonly added: readonly string[];
  /** What stands within no change: git passes over it, and people read it. */
  readonly beside: readonly string[];
}

// Line ends are those of git alone: to a pattern a carriage return ends one, too, and hides what stands behind it.
const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
const ofGit =
  /^(?:index [0-9a-f]+\.\.[0-9a-f]+(?: \d+)?|(?:old|new|deleted file|new file) mode \d+|(?:dis)?similarity index \d+%|(?:rename|copy) from .*|Binary files .* differ|GIT binary patch|(?:literal|delta) \d+|-- |)$/s;
/** A line of a binary file in base 85. */
const encoded = /^[A-Za-z](?:[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{5}){1,13}$/;

/** The changes of a patch, in pieces. @param diff as `readPatches` has it */
export function* changesInPieces(diff: string): InPieces<Changes> {
  const files = new Set<string>();
  const added: string[] = [];
  const beside: string[] = [];
  // Lines of the old and of the new file that the change at hand still has.
  let [before, after] = [0, 0];
  let named = '';
  let isBinary = false;
  const lines = diff.split('\n');
  for (const [n, line] of lines.entries()) {
    if (n > 0 && n % handful === 0) yield;
    const sign = line[0];
    if (line === '\\ No newline at end of file') continue;
    if ((before > 0 || after > 0) && /^(?:[ +-]|$)/.test(line)) {
      if (sign === '+') added.push(line.slice(1));
      if (sign !== '+') before -= 1;
      if (sign !== '-') after -= 1;
      continue;
    }
    // What no change can hold ends it, whatever number of lines it names.
    [before, after] = [0, 0];
    const [whole, old = '1', now = '1'] = hunk.exec(line) ?? [];
    const [, written] = /^(?:\+\+\+|rename to|copy to) (.+)$/s.exec(line) ?? [];
    if (whole !== undefined) [before, after] = [Number(old), Number(now)];
    else if (written !== undefined) files.add(nameOf(written));
    else if (line.startsWith('diff --git ')) [named, isBinary] = [line.slice('diff --git '.length), false];
    // A file that is empty or binary is named here alone.
    else if (line.startsWith('new file mode ')) files.add(nameOf(secondOf(named)));
    else if (line === 'GIT binary patch') isBinary = true;
    else if (sign === '+') added.push(line.slice(1));
    else if (line.startsWith('--- ') && lines[n + 1]?.startsWith('+++ ')) continue;
    else if (!ofGit.test(line) && !(isBinary && encoded.test(line))) beside.push(line);
  }
  return { files: [...files], added, beside };
}

/** Of `a/NAME b/NAME` the second, where both are one; else all of it. */
function secondOf(both: string): string {
  const middle = (both.length - 1) / 2;
  const [one, other] = [both.slice(0, Math.max(middle, 0)), both.slice(middle + 1)];
  const bare = (name: string) => name.replace(/^"?[ab]\//, '');
  return bare(one) === bare(other) ? other : both;
}

/** A name as people read it: git writes any sign beyond ASCII as its bytes, in octal digits. */
function nameOf(written: string): string {
  if (!written.startsWith('"')) return written;
  return written.replaceAll(/(?:\\[0-3][0-7]{2})+/g, (signs) =>
    new TextDecoder().decode(Uint8Array.from(signs.match(/[0-7]{3}/g)!, (digits) => Number.parseInt(digits, 8))),
  );
}
