import { hasGoneToMembers } from '../case/kinds.ts';
import type { Case, Notice } from '../case/model.ts';
import { endedEarly, endWords } from '../embargo/collapse.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { type NoticeKind, type NoticeSpec, noticeKinds } from '../process/playbook-notices.ts';
import { fixOnOffer } from '../release/bundle.ts';
import { unfinished } from '../release/fix.ts';
import { saySeverity } from '../scores/say.ts';
import { draftBlocks } from './draft-blocks.ts';
import { unannounced } from './exemptions.ts';
import { preAnnouncement } from './pre-announcement.ts';
import { releaseOut } from './release-out.ts';

/** What a kind of notice is about, and what it says where the playbook says nothing else. */
export interface KindOfNotice {
  readonly title: string;
  /** What the mail says that points to it: no title and no content of the case. */
  readonly letter: string;
  /** Where it differs from the plan notice. */
  readonly differs: Partial<NoticeSpec>;
  /** Whether it may still leave once the matter is public. */
  readonly fitsPublic?: true;
  /** It leaves once the advisory is published, and no other kind leaves then. */
  readonly afterRelease?: true;
  /** Anybody reads it, at the places that the playbook names; it has no recipients. Missing: those of the directory. */
  readonly goesTo?: 'public';
  /** What the subject says beside project, tag and reference; only of what is no secret. */
  readonly subject?: string;
  /** Since when those who had the first notice are owed this one; undefined when they are not. */
  owedSince(state: Case): Instant | undefined;
  /** Whether a draft of it has nothing to tell any more. */
  readonly hasLapsed?: (state: Case) => boolean;
  /** A first text for every block, out of the case; the author edits it. */
  fill(state: Case, playbook?: Playbook): Readonly<Record<string, string>>;
}

const datesOf = (c: Case): string => draftBlocks(c)['next-steps'] ?? '';

const news = 'There is news on a matter under embargo that your organisation was told of.';

/** Every kind of notice: to distributors, and what the public reads ahead. */
export const kindsOfNotice: Readonly<Record<NoticeKind, KindOfNotice>> = {
  plan: {
    title: 'Early notice',
    letter:
      'There is a notice under embargo for your organisation. It may be read by those who need to know, under the terms below.',
    differs: {},
    owedSince: () => undefined,
    fill: draftBlocks,
  },
  'candidate-fix': {
    title: 'Candidate fix',
    letter: 'There is a candidate fix for your organisation to try, on a matter under embargo that it was told of.',
    differs: { blocks: ['change', 'next-steps', 'ask'] },
    owedSince: candidateSince,
    hasLapsed: isReleased,
    fill: (c) => ({
      change: `A candidate fix is ready for ${said(
        unfinished(c.fixes).map(({ line, planned }) => (planned ? `${line} (planned as ${planned})` : line)),
      )}.${sayDownload(c)}`,
      'next-steps': datesOf(c),
      ask: 'Please try it with your build and say on the page of this notice what you found: whether it applies, whether it mends the matter, and whether your users have to change anything.',
    }),
  },
  'severity-change': {
    title: 'Changed severity',
    letter: news,
    differs: { blocks: ['change', 'reason', 'next-steps'] },
    owedSince: (c) => c.severityChanges?.at(-1)?.at,
    fill: (c) => {
      const change = c.severityChanges?.at(-1);
      return {
        change: change
          ? `The severity is now ${saySeverity(change.to)}. Before, it was ${saySeverity(change.from)}.`
          : '',
        reason: change?.to.reason ?? '',
        'next-steps': datesOf(c),
      };
    },
  },
  'date-change': {
    title: 'Earlier date',
    letter: news,
    differs: { blocks: ['change', 'reason', 'next-steps'] },
    owedSince: (c) => lastMove(c, 'earlier')?.at,
    fill: sayMove,
  },
  delay: {
    title: 'Delay',
    letter: news,
    differs: { blocks: ['change', 'reason', 'next-steps'] },
    owedSince: (c) => lastMove(c, 'later')?.at,
    fill: sayMove,
  },
  'fix-on-main': {
    title: 'Fix on the main branch',
    letter: news,
    differs: { blocks: ['change', 'reason', 'next-steps'] },
    owedSince: (c) => (isReleased(c) ? undefined : c.exposure.publicFix?.at),
    hasLapsed: isReleased,
    fill: (c) => ({
      change: `The fix can be read in public since ${c.exposure.publicFix ? sayInstant(c.exposure.publicFix.at) : ''}, and no release carries it yet.`,
      reason:
        'Whoever reads the change may see what it mends. What it means is still under embargo: do not point at it, and do not explain it.',
      'next-steps': datesOf(c),
    }),
  },
  exemption: {
    title: 'Exemption from the embargo',
    letter: news,
    differs: { blocks: ['change', 'reason'] },
    owedSince: (c) => unannounced(c)[0]?.at,
    fill: (c) => ({
      change: unannounced(c)
        .map(({ text }) => text)
        .join('\n\n'),
      reason: 'A member asked for this. Every member reads it, so that all know what is allowed and to how many.',
    }),
  },
  'catch-up': {
    title: 'Early notice to a new member',
    letter:
      'There is a notice under embargo for your organisation, on a matter that others on the list were told of before. It may be read by those who need to know, under the terms below.',
    differs: {},
    owedSince: () => undefined,
    fill: (c) => {
      const { 'next-steps': next = '', ...blocks } = draftBlocks(c);
      return { ...blocks, 'next-steps': `${next}${sayExemptions(c)}` };
    },
  },
  'embargo-ended': {
    title: 'End of the embargo',
    letter: 'The embargo on a matter that your organisation was told of has ended early.',
    // The terms bind nobody any more, so they do not stand at the foot.
    differs: { blocks: ['change', 'workarounds', 'next-steps'], footer: 'none' },
    fitsPublic: true,
    owedSince: (c) => (endedEarly(c) ? c.embargo.ended?.at : undefined),
    fill: (c) => ({
      change: sayEnd(c),
      workarounds: c.advisory.revisions.at(-1)?.advisory.workarounds ?? c.plan?.workarounds ?? '',
      'next-steps':
        'We publish the advisory as soon as it is ready, with or without a patch, and tell you when it is out. You may protect your users now.',
    }),
  },
  'release-out': releaseOut,
  'pre-announcement': preAnnouncement,
};

/** What holds for those who keep the embargo already, as each of them has read it. */
function sayExemptions({ exemptions = [] }: Case): string {
  return exemptions.length === 0
    ? ''
    : `\n\nExemptions that were granted:\n\n${exemptions.map(({ text }) => text).join('\n\n')}`;
}

/** The last move of the date, where it went this way. */
function lastMove({ embargo }: Case, way: 'earlier' | 'later') {
  const moved = embargo.moved?.at(-1);
  return moved && moved.to > moved.from === (way === 'later') ? moved : undefined;
}

function sayMove(c: Case): Readonly<Record<string, string>> {
  const moved = c.embargo.moved?.at(-1);
  return {
    change: moved ? `Public disclosure is now ${sayInstant(moved.to)}. Before, it was ${sayInstant(moved.from)}.` : '',
    reason: moved?.reason ?? '',
    'next-steps': datesOf(c),
  };
}

function isReleased({ fixes }: Case): boolean {
  return unfinished(fixes).length === 0;
}

/** Where the patches are, once they were shared. */
function sayDownload(c: Case): string {
  const share = fixOnOffer(c);
  if (!share) return '';
  const without = share.missing.length > 0 ? ` There are none yet for ${said(share.missing)}.` : '';
  return ` The patches can be downloaded on the page of this notice, signed and ready for git am.${without}`;
}

/** Since when every line that still waits for its release has a fix that can be tried (R52). */
function candidateSince(c: Case): Instant | undefined {
  const waiting = unfinished(c.fixes).map(({ readyAt }) => readyAt);
  return waiting.includes(undefined) ? undefined : waiting.toSorted().at(-1);
}

const said = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');

function sayEnd(c: Case): string {
  const { ended } = c.embargo;
  const early = endedEarly(c)
    ? `, before the agreed moment${ended?.because ? `: ${endWords[ended.because]}` : ''}`
    : '';
  return `The embargo ended on ${ended ? sayInstant(ended.at) : ''}${early}.`;
}

/** What a kind of notice consists of in this playbook: the plan notice, what the kind differs in, what the playbook says. */
export function noticeSpec(playbook: Playbook, kind: NoticeKind): NoticeSpec {
  const said = kind === 'plan' ? {} : withoutGaps(playbook.notices[kind] ?? {});
  return { ...playbook.notices.plan, ...kindsOfNotice[kind].differs, ...said };
}

const withoutGaps = (spec: { readonly [K in keyof NoticeSpec]?: NoticeSpec[K] | undefined }): Partial<NoticeSpec> =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));

/** Organisations that a notice of this case has been sent to and not stopped: those who know. */
export function toldEarly(state: Case): ReadonlySet<string> {
  return new Set(
    state.notices.filter((n) => n.sent && !n.stopped).flatMap((n) => n.sent!.copies.map((c) => c.organisation)),
  );
}

/** Notices that are written and wait for whoever approves and sends them. */
export function openDrafts(state: Case): readonly Notice[] {
  return state.notices.filter((n) => !n.sent && fitsNow(state, n.kind) && !kindsOfNotice[n.kind].hasLapsed?.(state));
}

/** Whether a kind has its time now: before the advisory is published, or after it. */
export const fitsNow = ({ advisory }: Case, kind: NoticeKind): boolean =>
  (kindsOfNotice[kind].afterRelease ?? false) === advisory.publications.length > 0;

/** Before delays had a kind of their own, the notice of a changed date told them. */
const tellsOf = (sent: NoticeKind, owed: NoticeKind): boolean =>
  sent === owed || (sent === 'date-change' && owed === 'delay');

/** Kinds of notice that those who know are owed and that nobody has sent since their cause; computed, never stored. */
export function owedNotices(state: Case): readonly NoticeKind[] {
  const firstSent = state.notices.find(hasGoneToMembers)?.sent?.at;
  if (state.closedAt || firstSent === undefined) return [];
  return noticeKinds.filter((kind) => {
    const since = fitsNow(state, kind) ? kindsOfNotice[kind].owedSince(state) : undefined;
    if (since === undefined || since < firstSent) return false;
    return !state.notices.some((n) => tellsOf(n.kind, kind) && n.sent && !n.stopped && n.sent.at >= since);
  });
}
