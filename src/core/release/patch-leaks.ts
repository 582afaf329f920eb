import { type Fault, warning } from '../case/fault.ts';
import { commitFindings } from '../notices/commit-rules.ts';
import type { OutgoingText } from '../notices/leak-finding.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import type { Provenance } from './bundle.ts';
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
export function patchLeaks(
  patch: Patch,
  n: number,
  guarded: readonly string[],
  others: readonly string[] = [],
): readonly Fault[] {
  const path = `/patches/${n}`;
  const { subject, message, diff, headers } = patch;
  const said = [
    { path: `${path}/subject`, text: subject },
    { path: `${path}/message`, text: message },
  ];
  const files = [...diff.matchAll(/^(?:\+\+\+|rename to|copy to) (.+)$/gm)].map(([, name]) => name!);
  const added = [...diff.matchAll(/^\+(?!\+\+ )(.*)$/gm)].map(([, line]) => line!).join('\n');
  const code = [
    { path: `${path}/files`, text: apart(files.join('\n')) },
    { path: `${path}/diff`, text: apart(added) },
  ];
  const toPublic = leakFindings(said, ['public-fix'], []).filter(({ rule }) => rule.startsWith('leak-public-fix'));
  return [
    ...commitFindings(said, guarded),
    ...toPublic,
    ...leakFindings([{ path: `${path}/author`, text: headers['from'] ?? '' }], ['reporter-name'], guarded),
    ...leakFindings(code, inCode, guarded),
    ...ofOtherCases([...said, ...code], others),
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
  return [...leakFindings(names, inCode, guarded), ...ofOtherCases(names, others)];
}

const ofOtherCases = (texts: readonly OutgoingText[], others: readonly string[]): readonly Fault[] =>
  others.length === 0
    ? []
    : leakFindings(texts, [], [], { ofOtherCases: others }).filter(({ rule }) => rule === 'leak-other-case');

/** The words of names in code, which run together: `TestCVE2026_1234`. */
const apart = (code: string): string => code.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').replaceAll('_', ' ');

/** The lines of a message that name nobody. */
export const withoutTrailers = (message: string): string => message.replace(trailer, '').replace(/\n{3,}/g, '\n\n');
