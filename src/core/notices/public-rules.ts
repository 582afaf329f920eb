import type { Case } from '../case/model.ts';
import type { Playbook } from '../process/playbook.ts';
import { detailWords } from './commit-rules.ts';
import { datesIn } from './date-rules.ts';
import { type LeakFinding, type OutgoingText, placing, type Said } from './leak-finding.ts';
import { copiedFrom } from './leak-rules.ts';
import { plannedReleases } from './pre-announcement.ts';
import { asSeen, type SeenText, type Stretch, saidAt } from './seen-text.ts';

const severityWords = /(?<![\p{L}\p{N}-])(?:critical|high|medium|moderate|low)(?![\p{L}\p{N}-])/giu;
const scores = /\bCVSS\b[^\s]*|\bCWE[-\s]?\d+|\bAV:[NALP]\/\S*/giu;

/**
 * What a text says that anybody reads before the release, and that its playbook does not let it say: what the matter is,
 * always; its severity, date and releases where the playbook has not named them.
 */
export function announcementFindings(
  texts: readonly OutgoingText[],
  c: Case,
  playbook: Playbook,
): readonly LeakFinding[] {
  const says = playbook.release.announcement?.says ?? [];
  const rules: readonly (readonly [boolean, (seen: SeenText) => readonly Stretch[], Said])[] = [
    [true, (seen) => [...matches(seen, detailWords), ...ownWords(seen, c), ...matches(seen, scores)], detail],
    [!says.includes('severity'), (seen) => matches(seen, severityWords), unsaid('severity', 'how grave it is')],
    [!says.includes('date'), ({ text }) => datesIn(text), unsaid('date', 'when it comes')],
    [
      !says.includes('releases'),
      (seen) => plannedReleases(c).flatMap((release) => saidAt(seen, release)),
      unsaid('releases', 'which releases it comes with'),
    ],
  ];
  return found(texts, playbook, rules);
}

/** What still stands in a text from the time under embargo: the tag of its notices, and the terms at their foot. */
export function remnants(texts: readonly OutgoingText[], playbook: Playbook): readonly LeakFinding[] {
  const { tag } = playbook.notices.plan;
  const heading = `Embargo policy (version`;
  const terms = playbook.embargo.policy.trim().split('\n')[0] ?? '';
  return found(texts, playbook, [
    [
      true,
      ({ text }) => [tag, heading, terms].flatMap((word) => allOf(text, word)),
      {
        rule: 'embargo-remnant',
        message: 'This stands for the embargo, and who reads it here is under none.',
        mend: 'Leave out the tag and the terms.',
        instead: '',
      },
    ],
  ]);
}

const detail: Said = {
  rule: 'leak-detail',
  message: 'This says what the matter is. The public hears of that with the release, and not before.',
  mend: 'Say that a release is coming, and nothing of what it mends.',
  instead: 'the matter',
};

const unsaid = (key: string, what: string): Said => ({
  rule: `announcement-${key}`,
  message: `The playbook does not let an announcement say ${what} (release.announcement.says).`,
  mend: 'Leave it out.',
  instead: '[removed]',
});

function found(
  texts: readonly OutgoingText[],
  playbook: Playbook,
  rules: readonly (readonly [boolean, (seen: SeenText) => readonly Stretch[], Said])[],
): readonly LeakFinding[] {
  return texts.flatMap((outgoing) => {
    const seen = asSeen(outgoing.text);
    const place = placing(outgoing, seen, playbook.embargo);
    return rules.flatMap(([isOn, where, said]) => (isOn ? where(seen).map((stretch) => place(stretch, said)) : []));
  });
}

const matches = ({ text }: SeenText, pattern: RegExp): readonly Stretch[] =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));

const wordsOf = (text: string): number => text.trim().split(/\s+/u).length;

/** Titles of the matter and what is said of it as shortly, and eight words in a row of what the report or the draft say of it. */
function ownWords(seen: SeenText, { report, advisory }: Case): readonly Stretch[] {
  const draft = advisory.revisions.at(-1)?.advisory;
  const told = [
    report.effects,
    report.steps,
    draft?.summary,
    draft?.description,
    draft?.impact,
    draft?.attackVectors,
  ].map((text) => text ?? '');
  // What is told in fewer words than are looked for in a row gives itself away as a whole, as a title does.
  const whole = [report.subject, draft?.title ?? '', ...told.filter((text) => wordsOf(text) < 8)];
  return [
    ...whole.filter((text) => wordsOf(text) >= 3).flatMap((text) => saidAt(seen, text.trim().replace(/\.$/, ''))),
    ...copiedFrom(seen, told),
  ];
}

function allOf(text: string, word: string): readonly Stretch[] {
  if (word.length < 3) return [];
  const places: Stretch[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length });
  return places;
}
