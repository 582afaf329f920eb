import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { dateFindings } from './date-rules.ts';
import { atOnce, eachInPieces, type InPieces } from './in-pieces.ts';
import { type LeakFinding, type OutgoingText, type Place, placing, type Said } from './leak-finding.ts';
import { type LeaveOut, patterns } from './leak-patterns.ts';
import { asSeen, type SeenText, type Stretch, saidInPieces, seenInPieces } from './seen-text.ts';
import { standsIn } from './stands-in.ts';

/** What else a text is read against, where it is known. */
export interface LeakWords {
  /** Places, branches and commits of this case’s fix. */
  readonly ofFix?: readonly string[];
  /** Titles, references and numbers of other cases. */
  readonly ofOtherCases?: readonly string[];
  /** Names of the organisations on the list: each learns of the others from themselves alone. */
  readonly ofRecipients?: readonly string[];
  /** What the team wrote to itself. */
  readonly ofTeam?: readonly string[];
  /** The instant of reading, and moments of the case that a bare date may mean; without it dates are not read. */
  readonly now?: Instant;
  readonly moments?: readonly Instant[];
  /** The terms whose sentences are quoted. */
  readonly terms?: Pick<Playbook['embargo'], 'policy'>;
}

/**
 * Every leak in the texts of an outgoing notice, in the order of the texts. `leaveOut` comes from the playbook;
 * `guardedWords` are the reporter's name and address. The texts are what leaves: subject, body, headers, file names and
 * attachments alike.
 */
export const leakFindings = (
  texts: readonly OutgoingText[],
  leaveOut: readonly LeaveOut[],
  guardedWords: readonly string[],
  words: LeakWords = {},
): readonly LeakFinding[] => atOnce(leaksInPieces(texts, leaveOut, guardedWords, words));

/** The same, in pieces. */
export function* leaksInPieces(
  texts: readonly OutgoingText[],
  leaveOut: readonly LeaveOut[],
  guardedWords: readonly string[],
  words: LeakWords = {},
): InPieces<readonly LeakFinding[]> {
  const all: LeakFinding[][] = [];
  for (const outgoing of texts) {
    const seen = yield* seenInPieces(outgoing.text);
    const place = placing(outgoing, seen, words.terms);
    const found = [
      ...(yield* formsIn(seen, leaveOut, place)),
      ...(leaveOut.includes('reporter-name') ? yield* wordsIn(seen, guardedWords, ofReporter, place) : []),
      ...(leaveOut.includes('public-fix') ? yield* wordsIn(seen, words.ofFix, ofFix, place) : []),
      ...(yield* wordsIn(seen, words.ofOtherCases, ofOtherCase, place)),
      ...(yield* wordsIn(seen, words.ofRecipients, ofRecipient, place)),
      ...copiedFrom(seen, words.ofTeam ?? []).map((where) => place(where, copied)),
      ...(words.now ? datesIn(seen, words.now, words.moments ?? [], place) : []),
    ];
    all.push(found.sort((a, b) => a.line - b.line || a.column - b.column));
    yield;
  }
  return all.flat();
}

function* formsIn(seen: SeenText, leaveOut: readonly LeaveOut[], place: Place): InPieces<readonly LeakFinding[]> {
  const all: LeakFinding[][] = [];
  for (const { rule, when, finds, message, mend, instead } of patterns) {
    if (when && !leaveOut.includes(when)) continue;
    const standing = yield* standsIn(seen.latin, finds);
    const said = (found: string): Said => ({ rule, message: message(found), mend, instead: instead(found) });
    all.push(yield* eachInPieces(standing, (where) => place(where, said(where.found))));
  }
  return all.flat();
}

/** Where a text says words that it may not, and what is to be said of each. */
function* wordsIn(
  seen: SeenText,
  words: readonly string[] = [],
  said: (word: string) => Said,
  place: Place,
): InPieces<readonly LeakFinding[]> {
  const all: LeakFinding[][] = [];
  for (const word of words) {
    const where = yield* saidInPieces(seen, word);
    all.push(yield* eachInPieces(where, (each) => place(each, said(word))));
    yield;
  }
  return all.flat();
}

const ofReporter = (word: string): Said => ({
  rule: 'leak-reporter-name',
  // A handle of one word may be a common one, and nobody outside may stop a notice by choosing it: it is pointed out.
  severity: /[\s@]/u.test(word.trim()) ? 'error' : 'warning',
  message: 'This names the reporter, who has not agreed to be named before publication.',
  mend: 'Write “the reporter” instead.',
  instead: 'the reporter',
});

const ofFix = (word: string): Said => ({
  rule: 'leak-place-of-fix',
  message: `“${word}” is where this case’s fix is worked on.`,
  mend: 'Remove it; send the change as a candidate fix instead.',
  instead: 'the candidate fix',
});

const ofOtherCase = (): Said => ({
  rule: 'leak-other-case',
  message: 'These are the words of another case, which those who read this may know nothing of.',
  mend: 'Leave the other case out.',
  instead: '[removed]',
});

const ofRecipient = (word: string): Said => ({
  rule: 'leak-recipient-name',
  severity: 'warning',
  message: `“${word}” is on the list. The others learn it from here.`,
  mend: 'Write “a member of the list” instead.',
  instead: 'a member of the list',
});

const copied: Said = {
  rule: 'leak-internal-note',
  severity: 'warning',
  message: 'This stands word for word in a note of the team to itself.',
  mend: 'Say it anew for those who read it here, or leave it out.',
};

const shingle = 8;

/** The first eight words in a row that a text shares with each of the notes. */
export function copiedFrom({ text }: SeenText, notes: readonly string[]): readonly Stretch[] {
  if (notes.length === 0) return [];
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const rows = new Map<string, Stretch>();
  for (let i = 0; i + shingle <= words.length; i += 1) {
    const [first, last] = [words[i]!, words[i + shingle - 1]!];
    const row = words.slice(i, i + shingle).map((w) => w[0].toLowerCase());
    rows.set(row.join(' '), { start: first.index, end: last.index + last[0].length });
  }
  return notes.flatMap((note) => {
    const said = [...asSeen(note).text.matchAll(/[\p{L}\p{N}]+/gu)].map((w) => w[0].toLowerCase());
    for (let i = 0; i + shingle <= said.length; i += 1) {
      const shared = rows.get(said.slice(i, i + shingle).join(' '));
      if (shared) return [shared];
    }
    return [];
  });
}

function datesIn(seen: SeenText, now: Instant, moments: readonly Instant[], place: Place): readonly LeakFinding[] {
  return dateFindings(seen.text, now, moments).map(({ start, end, rule, message, mend, instead }) =>
    place(
      { start, end },
      { rule, severity: rule === 'date-wrong-weekday' ? 'error' : 'warning', message, mend, instead },
    ),
  );
}
