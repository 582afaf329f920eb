import { type Fault, fault, warning } from '../case/fault.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import type { Patch } from './patches.ts';

/** No text of a commit says any of this, whatever a notice may say: it goes public with the branch (R49). */
const always = ['cve-id', 'ghsa-id', 'public-fix', 'reporter-name'] as const;
/** Code may name packages and hashes of its own. */
const inCode = ['cve-id', 'ghsa-id', 'reporter-name'] as const;

// Words by which a commit says that it mends a vulnerability, and of which kind; reference U19.
const words = [
  ...['vulnerab\\w*', 'exploit\\w*', 'security\\s+(?:fix|issue|bug|hole|flaw|problem|patch|release|advisory)\\w*'],
  ...['attack(?:er|ers|s|ed|ing)?', 'malicious\\w*', 'embargo\\w*', 'zero[- ]?day', '0[- ]?day', 'CWE-\\d+', 'CVSS'],
  ...['(?:buffer|heap|stack|integer)[- ](?:over|under)(?:flow|run|read)\\w*', 'out[- ]of[- ]bounds', 'OOB'],
  ...['use[- ]after[- ]free', 'UAF', 'double[- ]free', 'type[- ]confusion', 'memory corruption', 'TOCTOU'],
  ...['(?:code|command|sql|lua|template|header|log|crlf)[- ]injection', 'XSS', 'CSRF', 'SSRF', 'XXE', 'RCE', 'LPE'],
  ...['(?:directory|path)[- ]traversal', 'request[- ]smuggling', 'privilege[- ]escalation', 'sandbox[- ]escape'],
  ...['(?:auth\\w*|access[- ]control|signature)[- ]bypass\\w*', 'denial[- ]of[- ]service', 'DoS', 'ReDoS'],
  ...[
    'arbitrary[- ](?:code|file|command)\\w*',
    'deseriali[sz]ation (?:flaw|bug|issue)',
    'PoC',
    'proof[- ]of[- ]concept',
  ],
  ...['(?:information|credential|secret|key|token)[- ](?:leak|disclosure)\\w*', 'side[- ]channel'],
];
const givesAway = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');

// Lines at the foot of a message that name people and places: who worked on it is nobody's business before it is out.
const trailer =
  /^(?:signed-off-by|co-authored-by|reported-by|reviewed-by|tested-by|suggested-by|found-by|acked-by|cc):.*$/gim;

/**
 * What the texts of one patch give away: its title, its message, the names of its files and the lines that it adds.
 * @param guarded names that must not leave: the reporter's name and address
 */
export function patchLeaks(patch: Patch, n: number, guarded: readonly string[]): readonly Fault[] {
  const path = `/patches/${n}`;
  const { subject, message, diff } = patch;
  const author = patch.headers['from'] ?? '';
  const said = [
    { path: `${path}/subject`, text: subject },
    { path: `${path}/message`, text: message },
  ];
  const files = [...diff.matchAll(/^(?:\+\+\+|rename to|copy to) (.+)$/gm)].map(([, name]) => name!);
  const added = [...diff.matchAll(/^\+(?!\+\+ )(.*)$/gm)].map(([, line]) => line!).join('\n');
  return [
    ...leakFindings(said, always, guarded),
    ...said.flatMap((each) => commitWords(each.text, each.path)),
    ...leakFindings([{ path: `${path}/author`, text: author }], ['reporter-name'], guarded),
    ...leakFindings([{ path: `${path}/files`, text: apart(files.join('\n')) }], inCode, guarded),
    ...leakFindings([{ path: `${path}/diff`, text: apart(added) }], inCode, guarded),
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

/** The words of names in code, which run together: `TestCVE2026_1234`. */
const apart = (code: string): string => code.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').replaceAll('_', ' ');

/** Words of a commit's text that say what it is about before the public may know. */
export function commitWords(text: string, path: string): readonly Fault[] {
  const found = new Set([...text.normalize('NFKC').matchAll(givesAway)].map(([word]) => word.toLowerCase()));
  return [...found].map((word) =>
    fault(
      'commit-word',
      path,
      `“${word}” says that this mends a vulnerability.`,
      'Say what the code does now, such as “Check the length before use”.',
    ),
  );
}

/** The lines of a message that name nobody. */
export const withoutTrailers = (message: string): string => message.replace(trailer, '').replace(/\n{3,}/g, '\n\n');
