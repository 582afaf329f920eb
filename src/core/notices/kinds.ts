import type { Case } from '../case/model.ts';
import { endedEarly, endWords } from '../embargo/collapse.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { type NoticeKind, type NoticeSpec, noticeKinds } from '../process/playbook-notices.ts';
import { saySeverity } from '../scores/say.ts';
import { draftBlocks } from './draft-blocks.ts';
import { unannounced } from './exemptions.ts';

/** What a kind of notice is about, and what it says where the playbook says nothing else. */
export interface KindOfNotice {
  readonly title: string;
  /** What the mail says that points to it: no title and no content of the case. */
  readonly letter: string;
  /** Where it differs from the plan notice. */
  readonly differs: Partial<NoticeSpec>;
  /** Whether it may still leave once the matter is public. */
  readonly fitsPublic?: true;
  /** Since when those who had the first notice are owed this one; undefined when they are not. */
  owedSince(state: Case): Instant | undefined;
  /** A first text for every block, out of the case; the author edits it. */
  fill(state: Case): Readonly<Record<string, string>>;
}

const datesOf = (c: Case): string => draftBlocks(c)['next-steps'] ?? '';

const news = 'There is news on a matter under embargo that your organisation was told of.';

/** Every kind of notice to distributors. */
export const kindsOfNotice: Readonly<Record<NoticeKind, KindOfNotice>> = {
  plan: {
    title: 'Early notice',
    letter:
      'There is a notice under embargo for your organisation. It may be read by those who need to know, under the terms below.',
    differs: {},
    owedSince: () => undefined,
    fill: draftBlocks,
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
    title: 'Changed date',
    letter: news,
    differs: { blocks: ['change', 'reason', 'next-steps'] },
    owedSince: (c) => c.embargo.moved?.at(-1)?.at,
    fill: (c) => {
      const moved = c.embargo.moved?.at(-1);
      return {
        change: moved
          ? `Public disclosure is now ${sayInstant(moved.to)}. Before, it was ${sayInstant(moved.from)}.`
          : '',
        reason: moved?.reason ?? '',
        'next-steps': datesOf(c),
      };
    },
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
};

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

/** Kinds of notice that those who know are owed and that nobody has sent since their cause; computed, never stored. */
export function owedNotices(state: Case): readonly NoticeKind[] {
  if (state.closedAt || state.advisory.publications.length > 0) return [];
  const firstSent = state.notices.find((n) => n.sent && !n.stopped)?.sent?.at;
  if (firstSent === undefined) return [];
  return noticeKinds.filter((kind) => {
    const since = kindsOfNotice[kind].owedSince(state);
    if (since === undefined || since < firstSent) return false;
    return !state.notices.some((n) => n.kind === kind && n.sent && !n.stopped && n.sent.at >= since);
  });
}
