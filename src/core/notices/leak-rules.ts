import { type Fault, fault } from '../case/fault.ts';
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

/** What gives a case away, each with the policy that says so (rules R49 and R54; reference U19 to U23). */
const patterns: readonly Pattern[] = [
  {
    rule: 'leak-cve-id',
    when: 'cve-id',
    finds: /\bCVE[-–—_ ]?\d{4}[-–—_ ]?\d{4,}\b/giu,
    message: (found) => `“${found}” names the CVE id. The policy says: leave out the CVE id.`,
    mend: 'Remove it; the id becomes public with the advisory.',
  },
  {
    rule: 'leak-ghsa-id',
    when: 'ghsa-id',
    finds: /\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/giu,
    message: (found) => `“${found}” names the advisory id, under which the draft can be found later.`,
    mend: 'Remove it; recipients know the matter by their own reference.',
  },
  {
    rule: 'leak-public-fix',
    when: 'public-fix',
    finds:
      /\bhttps?:\/\/[^\s/]+\/[^\s]*?\/(?:pull|pulls|commit|commits|merge_requests|compare|-\/merge_requests)\/[\w./-]+/giu,
    message: (found) => `“${found}” links to a change in public.`,
    mend: 'Remove the link; send the change as a candidate fix instead.',
  },
  {
    rule: 'leak-commit-hash',
    when: 'public-fix',
    finds: /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{40}\b/giu,
    message: (found) => `“${found.slice(0, 12)}…” looks like a commit.`,
    mend: 'Remove the hash; a commit can be found by it wherever it is stored.',
  },
  {
    rule: 'leak-credential',
    finds: /\btg_(?:pat|svc|ses|lnk)_[A-Za-z0-9]{20,}\b|-----BEGIN [A-Z ]*PRIVATE KEY/gu,
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
    // Invisible characters can split an id for the pattern and not for the reader.
    const seen = text.normalize('NFKC').replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '');
    for (const p of patterns) {
      if (p.when && !leaveOut.includes(p.when)) continue;
      for (const match of seen.matchAll(p.finds)) findings.push(fault(p.rule, path, p.message(match[0]), p.mend));
    }
    if (leaveOut.includes('reporter-name')) findings.push(...namesIn(seen, path, guardedWords));
  }
  return findings;
}

function namesIn(text: string, path: string, words: readonly string[]): readonly Fault[] {
  const lower = text.toLowerCase();
  return words
    .filter((word) => word.trim().length >= 3 && lower.includes(word.trim().toLowerCase()))
    .map(() =>
      fault(
        'leak-reporter-name',
        path,
        'This names the reporter, who has not agreed to be named before publication.',
        'Write “the reporter” instead.',
      ),
    );
}
