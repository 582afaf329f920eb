import { type Fault, fault, warning } from '../case/fault.ts';
import { headerText } from './header-words.ts';

/** One patch of a mailbox file, as `git format-patch --stdout` writes it. */
export interface Patch {
  /** Where its bytes begin and end in the file. */
  readonly from: number;
  readonly to: number;
  /** The commit that its first line names. */
  readonly commit: string;
  /** By lower-case name, decoded; a name that repeats keeps its last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  /** The text below the headers, down to the first change. */
  readonly message: string;
  /** What the patch changes, as it stands. */
  readonly diff: string;
}

export interface ReadPatches {
  readonly patches: readonly Patch[];
  readonly faults: readonly Fault[];
}

/** Bytes of one bundle at most: more than any fix that fits into an advisory. */
export const longestBundle = 5_000_000;

// The first line of each mail: git writes this very moment for every commit.
const opening = /^From ([0-9a-f]{40}|[0-9a-f]{64}) Mon Sep 17 00:00:00 2001$/gm;
const mayStand = new Set(['from', 'date', 'subject', 'mime-version', 'content-type', 'content-transfer-encoding']);

const remake = 'Make it with tidegate bundle create';

/**
 * Reads a mailbox file of patches. What would break `git am`, or tell where and by whom it was made, is a fault with its
 * place, such as `/patches/0/headers/message-id`. What the texts give away is for `patchLeaks` to say.
 */
export function readPatches(bytes: Uint8Array): ReadPatches {
  if (bytes.length > longestBundle) {
    const said = `The file has ${bytes.length} bytes; a bundle has at most ${longestBundle}.`;
    return { patches: [], faults: [fault('patch-size', '', said, 'Leave out what the fix does not need.')] };
  }
  // One character a byte, so that places in the text are places in the file.
  const latin = new TextDecoder('latin1').decode(bytes);
  const starts = [...latin.matchAll(opening)];
  if (starts.length === 0 || starts[0]!.index !== 0) {
    const said = 'This is no mailbox of patches: it does not begin as git format-patch --stdout writes it.';
    return { patches: [], faults: [fault('patch-mailbox', '', said, `${remake}, or with git format-patch --stdout.`)] };
  }
  // In a change it may be what the file holds; in a header nobody writes it but a mail program.
  if (/^From .*\r\n|^Subject: .*\r\n/m.test(latin.slice(0, 2_000))) {
    const said = 'Lines end in CR LF. Something on the way has changed the patches, and git am may refuse them.';
    return { patches: [], faults: [fault('patch-line-ends', '', said, 'Upload the file as git wrote it.')] };
  }
  const read = starts.map((start, n) => {
    const to = starts[n + 1]?.index ?? latin.length;
    return patchAt(bytes, latin, { from: start.index, to, commit: start[1]! }, n);
  });
  return { patches: read.map(({ patch }) => patch), faults: read.flatMap(({ faults }) => faults) };
}

type Place = Pick<Patch, 'from' | 'to' | 'commit'>;

function patchAt(bytes: Uint8Array, latin: string, place: Place, n: number): { patch: Patch; faults: Fault[] } {
  const text = latin.slice(place.from, place.to);
  const headStart = text.indexOf('\n') + 1;
  const cut = text.indexOf('\n\n', headStart - 1);
  const headEnd = cut < 0 ? text.length : cut + 1;
  const found = text.slice(headEnd).search(/^(?:diff --git |--- \S)/m);
  const change = found < 0 ? text.length : headEnd + found;
  const decoded = (from: number, to: number) =>
    new TextDecoder().decode(bytes.subarray(place.from + from, place.from + to));
  const headers = headersOf(decoded(headStart, headEnd));
  const patch: Patch = {
    ...place,
    headers,
    // git am leaves out what stands in square brackets before the title.
    subject: (headers['subject'] ?? '').replace(/^(?:\s*\[[^\]]*\])+\s*/, ''),
    message: decoded(headEnd, change).replace(/^\n/, ''),
    diff: decoded(change, text.length),
  };
  return { patch, faults: faultsOf(patch, `/patches/${n}`) };
}

function headersOf(head: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name, value] of head.matchAll(/^([!-9;-~]+):((?:.*)(?:\n[ \t].*)*)/gm)) {
    found[name!.toLowerCase()] = headerText(value!);
  }
  return found;
}

function faultsOf({ commit, headers, subject, message, diff }: Patch, path: string): Fault[] {
  const faults: Fault[] = [];
  if (/[1-9a-f]/.test(commit)) {
    const said = 'The first line names a commit, which can be found by its hash wherever it is stored.';
    faults.push(fault('patch-commit', `${path}/commit`, said, `${remake}, or with git format-patch --zero-commit.`));
  }
  for (const name of Object.keys(headers).filter((each) => !mayStand.has(each))) {
    const said = `The header “${name}” tells where, when or for whom the patch was made.`;
    faults.push(fault('patch-header', `${path}/headers/${name}`, said, `${remake}, or take the header out.`));
  }
  for (const name of ['from', 'date', 'subject'].filter((each) => !headers[each])) {
    const said = `The header “${name}” is missing or empty; git am needs it.`;
    faults.push(fault('patch-header-missing', `${path}/headers/${name}`, said, `${remake}.`));
  }
  if (headers['subject'] && !subject) {
    const said = 'The subject holds nothing but what git am leaves out.';
    faults.push(fault('patch-header-missing', `${path}/headers/subject`, said, 'Give the commit a title.'));
  }
  if (!/^(?:7bit|8bit)?$/i.test(headers['content-transfer-encoding'] ?? '')) {
    const said = 'The patch is encoded for mail, so nobody can read what it changes before it is decoded.';
    faults.push(fault('patch-encoded', `${path}/headers/content-transfer-encoding`, said, `${remake}.`));
  }
  const [, charset = 'utf-8'] = /\bcharset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? [];
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    const said = `The patch says that it is written in ${charset.slice(0, 40)}; here it is read as UTF-8, and names in it differ.`;
    faults.push(fault('patch-encoded', `${path}/headers/content-type`, said, `${remake}.`));
  }
  if (diff === '') faults.push(fault('patch-empty', path, 'It changes nothing.', 'Leave the empty commit out.'));
  if (/^From /m.test(message)) {
    const said = 'A line of the message begins with “From ”, at which git am would cut the patch in two.';
    faults.push(fault('patch-from-line', `${path}/message`, said, 'Begin that line with another word.'));
  }
  const signature = /\n-- \n(.*)\n+$/.exec(diff)?.[1];
  if (signature) {
    const said = `The last line, “${signature.slice(0, 40)}”, tells the program that made the patch.`;
    faults.push(fault('patch-signature', `${path}/signature`, said, `${remake}, or with --no-signature.`));
  }
  if (headers['date'] && !/[+-]0000$/.test(headers['date'])) {
    const said = `The date, “${headers['date']}”, tells when and in which time zone somebody worked.`;
    faults.push(warning('patch-date', `${path}/headers/date`, said, `${remake}, which gives every patch one date.`));
  }
  return faults;
}
