import type { Case, Notice } from '../case/model.ts';
import type { Facts } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { trackOf } from '../process/tracks.ts';
import { standingBundles } from '../release/bundle.ts';
import { leakWords } from './case-words.ts';
import { branchFindings, commitFindings } from './commit-rules.ts';
import { composeNotice, policyFooter } from './compose.ts';
import { kindsOfNotice, noticeSpec } from './kinds.ts';
import type { LeakFinding, OutgoingText } from './leak-finding.ts';
import type { LeaveOut } from './leak-patterns.ts';
import { type LeakWords, leakFindings } from './leak-rules.ts';
import { announcementFindings, remnants } from './public-rules.ts';

/** What a notice is judged by: the case, the world around it, and the moment. */
export interface Around {
  readonly case: Case;
  readonly facts: Facts;
  readonly playbook: Playbook;
  readonly now: Instant;
}

/** What was found last in these blocks: the gates of one question ask the same several times. */
const judged = new WeakMap<object, Around & { readonly kind: NoticeKind; readonly found: readonly LeakFinding[] }>();

/** Leak findings in a notice as it would leave: every block, the subject, and what can be downloaded beside it. */
export function noticeFindings(
  blocks: Readonly<Record<string, string>>,
  { case: c, facts, playbook, now }: Around,
  kind: NoticeKind,
): readonly LeakFinding[] {
  const last = judged.get(blocks);
  const isSame = last?.case === c && last.facts === facts && last.playbook === playbook;
  if (isSame && last.now === now && last.kind === kind) return last.found;
  const found = judge(blocks, { case: c, facts, playbook, now }, kind);
  judged.set(blocks, { case: c, facts, playbook, now, kind, found });
  return found;
}

function judge(blocks: Readonly<Record<string, string>>, around: Around, kind: NoticeKind): readonly LeakFinding[] {
  const { case: c, playbook, facts } = around;
  const composed = composeNotice(blocks, 'REF', playbook, kind);
  const { footer } = noticeSpec(playbook, kind);
  const texts = [
    ...Object.entries(blocks).map(([id, text]) => ({ path: `/blocks/${id}`, text })),
    { path: '/subject', text: composed.subject },
  ];
  // The footer is locked; that it stands in the body unchanged is checked all the same, because it is promised.
  if (footer === 'embargo-policy' && !composed.text.includes(policyFooter(playbook))) {
    throw new Error('The composed notice does not carry the embargo policy word for word.');
  }
  const words = leakWords(around);
  return [
    ...wordsOfKind(texts, kind, { case: c, playbook, guardedWords: facts.guardedWords, words }),
    ...(kind === 'candidate-fix' ? besideIt(c, facts.guardedWords, words) : []),
  ];
}

/** What gives a notice of this kind away, before it leaves and long after: the composer, the gates and the leak-checker ask. */
export function wordsOfKind(
  texts: readonly OutgoingText[],
  kind: NoticeKind,
  known: {
    readonly case: Case;
    readonly playbook: Playbook;
    readonly guardedWords: readonly string[];
    readonly words: LeakWords;
  },
): readonly LeakFinding[] {
  const { case: c, playbook, guardedWords, words } = known;
  const { goesTo, afterRelease } = kindsOfNotice[kind];
  return [
    ...leakFindings(texts, leftOut(c, playbook, kind), guardedWords, words),
    ...(goesTo === 'public' ? announcementFindings(texts, c, playbook) : []),
    ...(goesTo === 'public' || afterRelease ? remnants(texts, playbook) : []),
  ];
}

/** The candidate fix that a notice brings: the titles of its patches, and the names by which they are made and found. */
function besideIt(c: Case, guardedWords: readonly string[], words: LeakWords): readonly LeakFinding[] {
  const { now: _, ...known } = words;
  return standingBundles(c).flatMap(({ line, base, tool, patches }) => {
    const at = `/attachments/${line}`;
    const titles = patches.map(({ subject }, n) => ({ path: `${at}/patches/${n}/subject`, text: subject }));
    const names = [
      { path: `${at}/base`, text: base },
      { path: `${at}/tool`, text: tool ?? '' },
    ];
    return [...commitFindings(titles, guardedWords, known), ...branchFindings(names)];
  });
}

/** What the words to the parties leave out: on the semi-public track the fix may be seen, its meaning may not. */
export function leftOut(c: Case, playbook: Playbook, kind: NoticeKind): readonly LeaveOut[] {
  const { leaveOut } = noticeSpec(playbook, kind);
  const { afterRelease, goesTo } = kindsOfNotice[kind];
  const mayCarryId = goesTo === 'public' && playbook.release.announcement?.says.includes('cve-id');
  if (mayCarryId) return leaveOut.filter((it) => it !== 'cve-id');
  const mayName = c.credit === 'name' || c.credit === 'name and affiliation';
  if (afterRelease && mayName) return leaveOut.filter((it) => it !== 'reporter-name');
  return trackOf(c, playbook).track === 'semi-public' ? leaveOut.filter((it) => it !== 'public-fix') : leaveOut;
}

/** Whether a person let this warning stand. */
export const isIgnored = ({ rule, quote }: LeakFinding, ignored: Notice['ignored'] = []): boolean =>
  ignored.some((each) => each.rule === rule && each.quote === quote);
