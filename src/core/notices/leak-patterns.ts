import type { Playbook } from '../process/playbook.ts';

export type LeaveOut = Playbook['notices']['plan']['leaveOut'][number];

/** Something that gives a case away by its form alone. */
export interface Pattern {
  readonly rule: string;
  /** The word of the playbook that forbids it; missing where the house does, always. */
  readonly when?: LeaveOut;
  readonly finds: RegExp;
  readonly message: (found: string) => string;
  readonly mend: string;
  /** What can stand in its place. */
  readonly instead: (found: string) => string;
}

// What people and programs put between the parts of an id: any dash, blanks, a line break, Markdown's own marks.
const between = '[\\p{Pd}\\u2212\\u2043\\s_*~`:./]{0,5}';
const alone = '(?<![\\p{L}\\p{N}])';

// Each pattern knows what it looks for within 7,000 characters of where it begins (`stands-in.ts`): what has no end in sight is
// no link and no name, and would be read again from every place where one might begin.

// A change in public: its address, `owner/name#123` or `owner/name@hash`, and “pull request 123”.
const publicChange =
  '(?:\\bhttps?:\\/\\/[^\\s/]{1,300}|\\bgit(?:hub|lab)\\.com)\\/\\S{0,1000}?\\/(?:pulls?|commits?|merge_requests|compare)\\/[\\w.\\/-]+';
const shorthand = '(?<![\\w/.-])[\\w.-]{1,200}\\/[\\w.-]{1,200}(?:#\\d+|@[0-9a-f]{7,40})\\b';
const spoken = '\\b(?:PR|MR|pull request|merge request)\\s{0,100}[#!]?\\d+\\b';

const tokens = [
  '(?:tg_[a-z]{3}|gh[opsur])_[A-Za-z0-9]{20,}',
  'github_pat_\\w{20,}',
  'glpat-[\\w-]{20,}',
  'xox[abprs]-[\\w-]{10,}',
  '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
  '\\beyJ[\\w-]{8,1000}\\.[\\w-]{4,5000}\\.[\\w-]{4,}',
  '-----BEGIN [A-Z ]{0,40}PRIVATE KEY',
  '(?<=\\bhttps?:\\/\\/)[^\\s/:@]{1,1000}:[^\\s/@]{1,1000}(?=@)',
];

const privateNames = '(?:[a-z0-9-]{1,63}\\.){1,30}(?:internal|corp|intranet|intra|lan|home\\.arpa)(?![\\w-]|\\.\\w)';
const privateAddress =
  'https?:\\/\\/(?:10\\.\\d+|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}(?:[:/][^\\s<>)"\\]]*)?';

const counted = 'utm_\\w+|mc_[ce]id|fbclid|gclid|mkt_tok|_hs(?:enc|mi)|vero_id';
const shortened =
  '\\bhttps?:\\/\\/(?:bit\\.ly|t\\.co|tinyurl\\.com|goo\\.gl|ow\\.ly|is\\.gd|buff\\.ly|lnkd\\.in)\\/\\S+';

/** What gives a case away, each with the policy that says so (rules R49 and R54; security.md §4.5). */
export const patterns: readonly Pattern[] = [
  {
    rule: 'leak-cve-id',
    when: 'cve-id',
    finds: new RegExp(`${alone}CVE${between}\\p{Nd}{4}${between}\\p{Nd}{4,}`, 'giu'),
    message: (found) => `“${found}” names the CVE id. The policy says: leave out the CVE id.`,
    mend: 'Remove it; the id becomes public with the advisory.',
    instead: () => 'this matter',
  },
  {
    rule: 'leak-ghsa-id',
    when: 'ghsa-id',
    finds: new RegExp(`${alone}GHSA(?:${between}[23456789cfghjmpqrvwx]{4}){3}(?![\\p{L}\\p{N}])`, 'giu'),
    message: (found) => `“${found}” names the advisory id, under which the draft can be found later.`,
    mend: 'Remove it; recipients know the matter by their own reference.',
    instead: () => 'this matter',
  },
  {
    rule: 'leak-public-fix',
    when: 'public-fix',
    finds: new RegExp(`${publicChange}|${shorthand}|${spoken}`, 'giu'),
    message: (found) => `“${found}” links to a change in public.`,
    mend: 'Remove the link; send the change as a candidate fix instead.',
    instead: () => 'the candidate fix',
  },
  {
    rule: 'leak-commit-hash',
    when: 'public-fix',
    // An image’s digest is longer, and the index lines of a patch name no commit.
    finds:
      /\b(?=[0-9a-f]{0,39}[a-f])(?=[0-9a-f]{0,39}\d)[0-9a-f]{40}\b(?<!^index [0-9a-f.,]{0,200})|\bcommit\W{1,3}(?=[0-9a-f]{0,39}\d)[0-9a-f]{7,40}\b/gimu,
    message: (found) => `“${found.slice(0, 12)}…” looks like a commit.`,
    mend: 'Remove the hash; a commit can be found by it wherever it is stored.',
    instead: () => 'the candidate fix',
  },
  {
    rule: 'leak-credential',
    finds: new RegExp(tokens.join('|'), 'gu'),
    message: () => 'This holds a credential.',
    mend: 'Remove it, and revoke it: it has been written down.',
    instead: () => '[removed]',
  },
  {
    rule: 'leak-case-number',
    finds: /(?<![\p{L}\p{N}])CASE-\d{4}-\d{3,}(?![\p{L}\p{N}])/giu,
    message: (found) => `“${found}” is a number of the desk. Nobody outside knows a case by it.`,
    mend: 'Remove it; recipients know the matter by their own reference.',
    instead: () => 'this matter',
  },
  {
    rule: 'leak-internal-host',
    finds: new RegExp(`(?<![\\w.-])(?!metadata\\.google\\.internal)${privateNames}|${privateAddress}`, 'giu'),
    message: (found) => `“${found}” is a host of somebody’s own network.`,
    mend: 'Remove it: who reads this cannot reach it, and learns how the house is built.',
    instead: () => '[removed]',
  },
  {
    rule: 'leak-tracking-link',
    finds: new RegExp(`\\bhttps?:\\/\\/[^\\s<>")]{0,1000}[?&](?:${counted})=[^\\s<>")]*(?<![.,;:!])`, 'giu'),
    message: (found) => `“${found}” tells its maker who opens it.`,
    mend: 'Leave out what is only there to count readers.',
    instead: untracked,
  },
  {
    rule: 'leak-short-link',
    finds: new RegExp(shortened, 'giu'),
    message: (found) => `“${found}” hides where it leads, and its maker sees who follows it.`,
    mend: 'Write where it leads.',
    instead: () => '[removed]',
  },
  {
    rule: 'leak-image',
    finds: /!\[[^\]]{0,1000}\]\([^)]{0,2000}\)|<img\b[^>]*>?/giu,
    message: () => 'A picture from elsewhere tells its owner who reads this, and when.',
    mend: 'Describe what it shows.',
    instead: () => '',
  },
];

function untracked(link: string): string {
  const [address = '', query = ''] = link.split('?', 2);
  const left = query.split('&').filter((part) => !new RegExp(`^(?:${counted})=`, 'iu').test(part));
  return left.length > 0 ? `${address}?${left.join('&')}` : address;
}
