import { atOnce, eachInPieces, type InPieces } from './in-pieces.ts';
import { type LeakFinding, type OutgoingText, placing } from './leak-finding.ts';
import { type LeakWords, leakFindings, leaksInPieces } from './leak-rules.ts';
import { seenInPieces } from './seen-text.ts';
import { standsIn } from './stands-in.ts';

// What a weakness is called. Alone most of these are harmless; beside a verb of mending they say what was mended.
const weakness = [
  'vulnerabilit(?:y|ies)',
  'remote code execution',
  'RCE',
  'privilege escalation',
  '(?:SQL|command|code|header|template|LDAP) injection',
  '(?:path|directory) traversal',
  '(?:auth|authentication|authorization|authorisation|JWT|permission|login|access control) bypass',
  '(?:heap |stack )?(?:buffer|integer|heap|stack) overflow',
  'use[- ]after[- ]free',
  'out[- ]of[- ]bounds (?:read|write|access)',
  'double[- ]free',
  'XSS|CSRF|SSRF|XXE|ReDoS',
  'cross[- ]site \\w+',
  '(?:request|response) smuggling',
  'denial[- ]of[- ]service',
  'DoS (?:vector|vulnerability|issue|hole|bug|attack)',
  'resource exhaustion attack',
  'information (?:leak|disclosure)',
].join('|');
const mends =
  '(?:fix|mend|patch|clos|prevent|avoid|stop|mitigat|guard|resolv|address|block|harden|protect)(?:e[sd]?|ing|es|s)?';

// What says what a change is about, whoever reads it and whatever is beside it.
const ofAttacks = [
  '\\battackers?\\b',
  '\\battack (?:vector|surface|path)s?\\b',
  '\\b(?:malicious|hostile|(?:specially )?crafted)\\b',
  '\\bexploit(?:s|ed|able|ation|ing)?\\b',
  '\\bproof[ -]of[ -]concept\\b|\\bPoC\\b',
  '\\bembargo(?:e?d)?\\b',
  '\\b(?:0|zero)[ -]?day\\b',
];

// What says by itself that a change is about an attack or about an embargo.
const telling = [
  `\\b${mends}\\b[^\\n]{0,60}?\\b(?:${weakness})\\b`,
  `\\b(?:${weakness})\\b[^\\n]{0,40}?\\b(?:fix|patch|mitigation)(?:es|ed)?\\b`,
  '\\bsecurity[ -](?:vulnerability|issue|bug|flaw|hole|fix|patch|hotfix|release|advisory)\\b',
  '\\b(?:critical|urgent) security\\b',
  ...ofAttacks,
];

/** What by itself says what a matter is, wherever it stands. */
export const detailWords = new RegExp(
  `\\b(?:${weakness.replace('vulnerabilit(?:y|ies)|', '')})\\b|${ofAttacks.join('|')}`,
  'giu',
);

// A branch has no sentences: the words of a weakness alone tell.
const branchWords =
  /(?<![a-z0-9])(?:vuln(?:erabilit(?:y|ies))?|exploits?|poc|proof-of-concept|0-?day|embargo(?:e?d)?|rce|xss|csrf|ssrf|redos|(?:auth|jwt|permission|login)-bypass|privilege-escalation|privesc|(?:path|directory)-traversal|(?:sql|command|code|header)-injection|use-after-free|(?:buffer|heap|stack|integer)-overflow|(?:security|sec|advisory|vuln)-(?:fix|patch|hotfix|issue|bug))(?![a-z0-9])/giu;
const sentences = new RegExp(telling.join('|'), 'giu');

const all = ['cve-id', 'ghsa-id', 'reporter-name'] as const;

/**
 * What gives a fix away in the texts that travel with it: titles, commit texts, descriptions, changelogs (R49). They are
 * public the moment they are pushed, so they are read more strictly than a notice.
 */
export function* commitInPieces(
  texts: readonly OutgoingText[],
  guardedWords: readonly string[] = [],
  words: LeakWords = {},
): InPieces<readonly LeakFinding[]> {
  const found = [yield* leaksInPieces(texts, all, guardedWords, words)];
  for (const text of texts) found.push(yield* tellingIn(text, sentences, 'leak-commit-words'));
  return found.flat();
}

/** The same, in one go. */
export const commitFindings = (
  texts: readonly OutgoingText[],
  guardedWords?: readonly string[],
  words?: LeakWords,
): readonly LeakFinding[] => atOnce(commitInPieces(texts, guardedWords, words));

/** What gives a fix away in the name of a branch, a tag or a file. */
export function branchFindings(names: readonly OutgoingText[]): readonly LeakFinding[] {
  return [
    ...leakFindings(names, all, []),
    ...names.flatMap((name) => atOnce(tellingIn(name, branchWords, 'leak-branch-name'))),
  ];
}

function* tellingIn(outgoing: OutgoingText, words: RegExp, rule: string): InPieces<readonly LeakFinding[]> {
  const seen = yield* seenInPieces(outgoing.text);
  const place = placing(outgoing, seen);
  return yield* eachInPieces(yield* standsIn(seen.text, words), ({ found, ...where }) =>
    place(where, {
      rule,
      message: `“${found}” tells everybody that this mends a vulnerability, and what to look for.`,
      mend: 'Say what changes in the code, not why; a pithy text is enough.',
    }),
  );
}
