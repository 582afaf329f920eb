import { type Fault, warning } from '../case/fault.ts';
import { commitInPieces } from '../notices/commit-rules.ts';
import { atOnce, type InPieces } from '../notices/in-pieces.ts';
import type { OutgoingText } from '../notices/leak-finding.ts';
import { leakFindings, leaksInPieces } from '../notices/leak-rules.ts';
import type { Provenance } from './bundle.ts';
import { changesInPieces } from './changes.ts';
import type { Patch } from './patches.ts';

/** What code may not hold; packages and hashes of its own it may name. */
const inCode = ['cve-id', 'ghsa-id', 'reporter-name'] as const;

// Lines at the foot of a message that name people and places: who worked on it is nobody's business before it is out.
const trailer =
  /^(?:signed-off-by|co-authored-by|reported-by|reviewed-by|tested-by|suggested-by|found-by|acked-by|cc):.*$/gim;

/**
 * What the texts of one patch give away: its title, its message, its author, the names of its files and the lines that it
 * adds (R49; reference U19).
 * @param n which patch of its file, from 0: each finding is placed below `/patches/n`
 * @param guarded names that must not leave: the reporter's name and address
 * @param others words of other cases that are not public
 */
export const patchLeaks = (
  patch: Patch,
  n: number,
  guarded: readonly string[],
  others: readonly string[] = [],
): readonly Fault[] => atOnce(patchInPieces(patch, n, guarded, others));

/** The same, in pieces. */
export function* patchInPieces(
  patch: Patch,
  n: number,
  guarded: readonly string[],
  others: readonly string[] = [],
): InPieces<readonly Fault[]> {
  const own = yield* kept(patch, `own/${n}`, guarded, () => ownLeaks(patch, n, guarded));
  return [...own, ...(yield* otherCasesInPieces(patch, n, others))];
}

/** The words of other cases alone that one patch says, in pieces. */
export function* otherCasesInPieces(patch: Patch, n: number, others: readonly string[]): InPieces<readonly Fault[]> {
  if (others.length === 0) return [];
  return yield* kept(patch, `others/${n}`, others, function* () {
    const { said, code } = yield* textsOf(patch, n);
    return yield* ofOtherCases([...said, ...code], others);
  });
}

/** What was found last in a patch: gates ask the same several times, and whoever lets others have their turn asks before them. */
const judged = new WeakMap<Patch, Map<string, { words: readonly string[]; found: readonly Fault[] }>>();

function* kept(
  patch: Patch,
  what: string,
  words: readonly string[],
  judge: () => InPieces<readonly Fault[]>,
): InPieces<readonly Fault[]> {
  const all: NonNullable<ReturnType<typeof judged.get>> = judged.get(patch) ?? new Map();
  judged.set(patch, all);
  const last = all.get(what);
  if (last && last.words.length === words.length && last.words.every((word, at) => word === words[at]))
    return last.found;
  const found = yield* judge();
  all.set(what, { words, found });
  return found;
}

function* ownLeaks(patch: Patch, n: number, guarded: readonly string[]): InPieces<readonly Fault[]> {
  const path = `/patches/${n}`;
  const { message, headers } = patch;
  const { said, code } = yield* textsOf(patch, n);
  const toPublic = yield* leaksInPieces(said, ['public-fix'], []);
  return [
    ...(yield* commitInPieces(said, guarded)),
    ...toPublic.filter(({ rule }) => rule.startsWith('leak-public-fix')),
    ...leakFindings([{ path: `${path}/author`, text: headers['from'] ?? '' }], ['reporter-name'], guarded),
    ...(yield* leaksInPieces(code, inCode, guarded)),
    ...[...message.matchAll(trailer)].map(([line]) =>
      warning(
        'patch-names-people',
        `${path}/message`,
        `“${line.trim().slice(0, 80)}” names somebody.`,
        'Leave it out until the release, or make the bundle with tidegate bundle create, which does.',
      ),
    ),
  ];
}

/** What a patch says in words, and what it says in code: the names of its files and the lines that it adds. What `git apply` passes over is words. */
function* textsOf(
  { subject, message, diff }: Patch,
  n: number,
): InPieces<{ readonly said: readonly OutgoingText[]; readonly code: readonly OutgoingText[] }> {
  const path = `/patches/${n}`;
  const { files, added, beside } = yield* changesInPieces(diff);
  return {
    said: [
      { path: `${path}/subject`, text: subject },
      { path: `${path}/message`, text: message },
      { path: `${path}/beside`, text: beside.join('\n') },
    ],
    code: [
      { path: `${path}/files`, text: yield* apartInPieces(files.join('\n')) },
      { path: `${path}/diff`, text: yield* apartInPieces(added.join('\n')) },
    ],
  };
}

/** What the names beside the patches give away: of the release line, and of the tag that they go on. */
export function nameLeaks(
  { line, base }: Pick<Provenance, 'line' | 'base'>,
  guarded: readonly string[],
  others: readonly string[] = [],
): readonly Fault[] {
  const names = [
    { path: '/line', text: apart(line) },
    { path: '/base', text: apart(base) },
  ];
  return [...leakFindings(names, inCode, guarded), ...atOnce(ofOtherCases(names, others))];
}

function* ofOtherCases(texts: readonly OutgoingText[], others: readonly string[]): InPieces<readonly Fault[]> {
  if (others.length === 0) return [];
  const found = yield* leaksInPieces(texts, [], [], { ofOtherCases: others });
  return found.filter(({ rule }) => rule === 'leak-other-case');
}

/** The words of names in code, which run together: `TestCVE2026_1234`. */
const apart = (code: string): string => code.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').replaceAll('_', ' ');

/** The same, cut at the ends of lines and words, where nothing runs together. */
function* apartInPieces(code: string): InPieces<string> {
  const parts: string[] = [];
  const blank = /\s/g;
  for (let [from, to] = [0, 0]; from < code.length; from = to) {
    blank.lastIndex = from + 16_000;
    to = blank.exec(code)?.index ?? code.length;
    parts.push(apart(code.slice(from, to)));
    yield;
  }
  return parts.join('');
}

/** The lines of a message that name nobody. */
export const withoutTrailers = (message: string): string => message.replace(trailer, '').replace(/\n{3,}/g, '\n\n');
