import { type Fault, fault, warning } from '../case/fault.ts';
import type { Playbook } from '../process/playbook.ts';

/** One text on its way out: `path` says where a finding stands, as a JSON pointer. */
export interface OutgoingText {
  readonly path: string;
  readonly text: string;
}

type LeaveOut = Playbook['notices']['plan']['leaveOut'][number];

interface Pattern {
  readonly rule: string;
  readonly when?: LeaveOut;
  readonly finds: RegExp;
  readonly message: (found: string) => string;
  readonly mend: string;
}

// What people and programs put between the parts of an id: any dash, blanks, a line break, Markdown's own marks.
const between = '[\\p{Pd}\\u2212\\u2043\\s_*~`:./]{0,5}';
const alone = '(?<![\\p{L}\\p{N}])';

// A change in public: its address, `owner/name#123` or `owner/name@hash`, and “pull request 123”.
const publicChange =
  '(?:\\bhttps?:\\/\\/[^\\s/]+|\\bgit(?:hub|lab)\\.com)\\/\\S*?\\/(?:pulls?|commits?|merge_requests|compare)\\/[\\w.\\/-]+';
const shorthand = '(?<![\\w/.-])[\\w.-]+\\/[\\w.-]+(?:#\\d+|@[0-9a-f]{7,40})\\b';
const spoken = '\\b(?:PR|MR|pull request|merge request)\\s*[#!]?\\d+\\b';

/** What gives a case away, each with the policy that says so (rules R49 and R54; reference U19 to U23). */
const patterns: readonly Pattern[] = [
  {
    rule: 'leak-cve-id',
    when: 'cve-id',
    finds: new RegExp(`${alone}CVE${between}\\p{Nd}{4}${between}\\p{Nd}{4,}`, 'giu'),
    message: (found) => `“${found}” names the CVE id. The policy says: leave out the CVE id.`,
    mend: 'Remove it; the id becomes public with the advisory.',
  },
  {
    rule: 'leak-ghsa-id',
    when: 'ghsa-id',
    finds: new RegExp(`${alone}GHSA(?:${between}[23456789cfghjmpqrvwx]{4}){3}(?![\\p{L}\\p{N}])`, 'giu'),
    message: (found) => `“${found}” names the advisory id, under which the draft can be found later.`,
    mend: 'Remove it; recipients know the matter by their own reference.',
  },
  {
    rule: 'leak-public-fix',
    when: 'public-fix',
    finds: new RegExp(`${publicChange}|${shorthand}|${spoken}`, 'giu'),
    message: (found) => `“${found}” links to a change in public.`,
    mend: 'Remove the link; send the change as a candidate fix instead.',
  },
  {
    rule: 'leak-commit-hash',
    when: 'public-fix',
    finds: /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{40}\b|\bcommit\W{1,3}(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/giu,
    message: (found) => `“${found.slice(0, 12)}…” looks like a commit.`,
    mend: 'Remove the hash; a commit can be found by it wherever it is stored.',
  },
  {
    rule: 'leak-credential',
    finds: /(?:tg_[a-z]{3}|gh[opsur])_[A-Za-z0-9]{20,}|github_pat_\w{20,}|-----BEGIN [A-Z ]*PRIVATE KEY/gu,
    message: () => 'This holds a credential.',
    mend: 'Remove it, and revoke it: it has been written down.',
  },
];

/**
 * Every leak in the texts of an outgoing notice. `leaveOut` comes from the playbook; `guardedWords` are the reporter's
 * name and address. The texts are what leaves: subject, body, headers and file names alike.
 */
export function leakFindings(
  texts: readonly OutgoingText[],
  leaveOut: readonly LeaveOut[],
  guardedWords: readonly string[],
): readonly Fault[] {
  const findings: Fault[] = [];
  for (const { path, text } of texts) {
    const seen = asSeen(text);
    const latin = isPlain(seen) ? seen : [...seen].map((letter) => lookAlikes[letter] ?? letter).join('');
    for (const p of patterns) {
      if (p.when && !leaveOut.includes(p.when)) continue;
      for (const match of latin.matchAll(p.finds)) findings.push(fault(p.rule, path, p.message(match[0]), p.mend));
    }
    if (leaveOut.includes('reporter-name')) findings.push(...namesIn(seen, path, guardedWords));
  }
  return findings;
}

/** Letters of other scripts that look like those of an id. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', а: 'a', С: 'C', с: 'c', Е: 'E', е: 'e', Н: 'H', Ѕ: 'S', ѕ: 's', Ԍ: 'G', Ѵ: 'V', ѵ: 'v' },
  ...{ Α: 'A', Ε: 'E', Η: 'H', ν: 'v' },
};

const isPlain = (text: string): boolean => !/[^ -~\s]/u.test(text);

/** The text as a reader sees it: invisible characters can split an id for a pattern and not for the eye. */
function asSeen(text: string): string {
  if (isPlain(text)) return text;
  return text.normalize('NFKC').replace(/\p{Cf}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164]/gu, '');
}

/** The words that a text says, as a reader sees it. */
export function wordsSaid(text: string, words: readonly string[]): readonly string[] {
  const seen = flat(asSeen(text));
  return words.filter((word) => says(seen, flat(asSeen(word)).trim()));
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();

function namesIn(text: string, path: string, words: readonly string[]): readonly Fault[] {
  const seen = flat(text);
  return words
    .map((word) => flat(asSeen(word)).trim())
    .filter((word) => says(seen, word))
    .map((word) =>
      // A handle of one word may be a common one, and nobody outside may stop a notice by choosing it: it is pointed out.
      (/[\s@]/u.test(word) ? fault : warning)(
        'leak-reporter-name',
        path,
        'This names the reporter, who has not agreed to be named before publication.',
        'Write “the reporter” instead.',
      ),
    );
}

/** Whole words only, so that “Ann” is not found in “planned”; scripts without spaces are searched as they are. */
function says(text: string, word: string): boolean {
  if (!/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{M}]*$/u.test(word))
    return word.length >= 2 && text.includes(word);
  if (word.length < 3 || !text.includes(word)) return false;
  const literal = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
