import { policyHash } from '../../app/organisations.ts';
import type { CaseRoom } from '../../app/queries/cases.ts';
import type { DeliveryLine } from '../../app/queries/deliveries.ts';
import type { AroundNotice } from '../../app/queries/notice-preview.ts';
import { beforeInput, shutGates } from '../../core/case/decide.ts';
import type { Case, Notice } from '../../core/case/model.ts';
import { blockTitles, composeNotice, policyFooter } from '../../core/notices/compose.ts';
import { noticeFindings } from '../../core/notices/judge.ts';
import { kindsOfNotice, noticeSpec, owedNotices, toldEarly } from '../../core/notices/kinds.ts';
import type { LeakFinding } from '../../core/notices/leak-finding.ts';
import { mended, nameOfFinding } from '../../core/notices/mend.ts';
import { recipients } from '../../core/notices/recipients.ts';
import { draftExists } from '../../core/process/gates.ts';
import { stepById } from '../../core/process/index.ts';
import { type NoticeBlock, type NoticeKind, noticeKinds } from '../../core/process/playbook-notices.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { ShownFinding } from '../../parts/finding-list.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { NoticeComposerView, NoticePreview } from '../pages/notice-composer-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { boardOf } from './board-address.ts';
import { embargoOf } from './case-page-view.ts';
import { recipientsOf, sinceLast } from './notice-recipients.ts';
import { gatesOf, stepOffer } from './offer-view.ts';

const toLeave = ['approve-notice', 'send-notice'];

/** What can still be done with a notice: one that has left is beyond approving, sending and stopping. */
const stepsWhile: Readonly<Record<NoticeComposerView['state'], readonly string[]>> = {
  new: toLeave,
  draft: toLeave,
  approved: toLeave,
  leaving: ['stop-notice'],
  sent: [],
  stopped: [],
};

/** The notice to distributors as its page shows it; `values` are what was typed last, by field name. */
export function noticeView(
  room: CaseRoom,
  more: {
    readonly now: NowSentence;
    /** The notice asked for by its id, or the kind of one to be written; the newest that waits where neither is given. */
    readonly asked: {
      readonly notice?: string | undefined;
      readonly kind?: string | undefined;
      /** The organisation whose copy is shown. */
      readonly as?: string | undefined;
    };
    readonly around: AroundNotice;
    readonly isFresh: boolean;
    readonly values: Readonly<Record<string, string>>;
    readonly errors: readonly FieldError[];
    readonly done?: string | undefined;
    /** Every delivery of the case, oldest first. */
    readonly deliveries: readonly DeliveryLine[];
  },
): NoticeComposerView {
  const { case: state, playbook, offers, now } = room;
  const { now: sentence, values, errors, done } = more;
  const { notice, kind } = chosenNotice(state, more.asked);
  const open = notice && !notice.sent ? notice : undefined;
  const starting = notice && !notice.stopped ? notice.blocks : kindsOfNotice[kind].fill(state, playbook);
  const { blocks, footer } = noticeSpec(playbook, kind);
  const texts = Object.fromEntries(blocks.map((id) => [id, values[`blocks.${id}`] ?? starting[id] ?? '']));
  const isPublic = kindsOfNotice[kind].goesTo === 'public';
  const isSent = notice?.sent !== undefined && !notice.stopped;
  return {
    number: state.number,
    now: sentence,
    embargo: embargoOf(room),
    state: stateOf(notice, now),
    leavesAt: isSent ? notice?.sent?.leavesAt : undefined,
    sentAt: isSent ? notice?.sent?.leavesAt : undefined,
    board: isSent && !isPublic ? boardOf(state.number, state.notices.indexOf(notice!) + 1) : undefined,
    blocks: blocks.map((id) => ({ id, title: blockTitles[id], text: texts[id] ?? '' })),
    notice: open?.id,
    kind: { id: kind, title: kindsOfNotice[kind].title },
    places: isPublic ? (playbook.release.announcement?.places ?? []) : undefined,
    others: othersOf(room, notice),
    subject: composeNotice(texts, isPublic ? '' : '(its reference)', playbook, kind).subject,
    footer:
      footer === 'embargo-policy'
        ? {
            text: policyFooter(playbook),
            version: playbook.embargo.policyVersion,
            sha256: policyHash(playbook),
          }
        : undefined,
    findings: noticeFindings(texts, withOtherWords(room, more.around), kind).map((finding) => shown(finding, notice)),
    errors,
    inTheWay: inTheWay(room, notice, kind),
    recipients: isPublic ? [] : recipientsOf(room, notice, kind, more.deliveries, more.around.keys),
    since: isPublic ? undefined : sinceLast(room, notice, kind),
    preview: previewShown(room, notice, more.asked.as, more.around),
    offers: offers
      .filter(({ step }) => stepsWhile[stateOf(notice, now)].includes(step.id))
      .map((offer) => ({ ...aboutNotice(stepOffer(offer, room, more), notice?.id), isUnfolded: true })),
    action: `/desk/cases/${state.number}/notice`,
    done,
  };
}

/** What keeps a notice from being saved whatever it says, and the page where that can be changed. */
function inTheWay(room: CaseRoom, notice: Notice | undefined, kind: NoticeKind): NoticeComposerView['inTheWay'] {
  const { case: state, actor, playbook } = room;
  const step = stepById('draft-notice')!;
  const input = { kind, ...(notice && !notice.sent ? { notice: notice.id } : {}) };
  const shut = beforeInput(step, state, actor, playbook)?.gates ?? shutGates(step, { ...room, input });
  if (shut.length === 0) return undefined;
  const here = `/desk/cases/${state.number}`;
  return {
    gates: gatesOf({ shut, open: [] }),
    out: shut.some(({ id }) => id === draftExists.id)
      ? { href: `${here}/advisory`, text: 'Write the advisory draft' }
      : { href: here, text: 'To the steps of the case' },
  };
}

const withOtherWords = (room: CaseRoom, { otherWords }: AroundNotice): CaseRoom => ({
  ...room,
  facts: { ...room.facts, otherWords },
});

function shown(finding: LeakFinding, notice: Notice | undefined): ShownFinding {
  const block = finding.path.replace(/^\/blocks\//u, '') as NoticeBlock;
  const [, line] = /^\/attachments\/([^/]+)/u.exec(finding.path) ?? [];
  const ignored = notice?.ignored?.find(({ rule, quote }) => rule === finding.rule && quote === finding.quote);
  return {
    finding,
    where: blockTitles[block] ?? (line ? `Patches of ${line}` : 'Subject'),
    mend: finding.instead === undefined ? undefined : nameOfFinding(finding),
    ignored: ignored?.reason,
  };
}

const travels = {
  content: 'the words of the notice',
  link: 'a letter that says only where to read them',
} as const;

function previewShown(room: CaseRoom, notice: Notice | undefined, as: string | undefined, around: AroundNotice) {
  if (notice && kindsOfNotice[notice.kind].goesTo === 'public') return publicPreview(room, notice);
  return notice && as ? previewOf(room, notice, as, around) : undefined;
}

/** What the public reads: the same words at every place. */
function publicPreview({ playbook }: CaseRoom, { kind, blocks }: Notice): NoticePreview {
  const { subject, text } = composeNotice(blocks, '', playbook, kind);
  return { as: '', organisation: 'Everybody', says: 'in public, as it stands here.', subject, text };
}

function previewOf(
  { names }: CaseRoom,
  notice: Notice,
  as: string,
  { copyOf }: AroundNotice,
): NoticePreview | undefined {
  const copy = copyOf(notice, as);
  const organisation = names[`organisation:${as}`] ?? as;
  if (!copy) return undefined;
  if (copy.kind === 'nothing') return { as, organisation, says: `nothing. ${copy.reason}` };
  const says = `${travels[copy.carries]}, ${copy.key ? `encrypted to ${copy.key.fingerprint}` : 'in plain mail'}.`;
  return { as, organisation, says, subject: copy.subject, text: copy.text };
}

/** The typed blocks in which the mend that was asked for changes something, by field name. */
export function mendedValues(
  room: CaseRoom,
  around: AroundNotice,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { kind } = chosenNotice(room.case, values);
  const typed = Object.entries(values).filter(([name]) => name.startsWith('blocks.'));
  const blocks = Object.fromEntries(typed.map(([name, text]) => [name.slice('blocks.'.length), text]));
  const findings = noticeFindings(blocks, withOtherWords(room, around), kind);
  const changed = Object.entries(mended(blocks, findings, values.mend ?? ''));
  return Object.fromEntries(changed.map(([id, text]) => [`blocks.${id}`, text]));
}

type Chosen = { readonly notice?: Notice | undefined; readonly kind: NoticeKind };

/** Which notice the page is about. */
function chosenNotice(
  state: Case,
  asked: { readonly notice?: string | undefined; readonly kind?: string | undefined },
): Chosen {
  const named = state.notices.find(({ id }) => id === asked.notice);
  if (named) return { notice: named, kind: named.kind };
  const kind = noticeKinds.find((each) => each === asked.kind);
  if (kind) return { notice: state.notices.find((n) => n.kind === kind && !n.sent), kind };
  const newest = state.notices.findLast((n) => !n.sent) ?? state.notices.at(-1);
  return { notice: newest, kind: newest?.kind ?? 'plan' };
}

/** The other notices of the case, and those that are owed to its distributors, or to new members, and nobody has written. */
function othersOf(room: CaseRoom, shown: Notice | undefined): NoticeComposerView['others'] {
  const { case: state, now } = room;
  const here = `/desk/cases/${state.number}/notice`;
  const isNew = (kind: NoticeKind): boolean => !state.notices.some((n) => n.kind === kind && !n.sent);
  const hasNewcomers = toldEarly(state).size > 0 && !state.closedAt && recipients(room, 'catch-up').length > 0;
  const written = state.notices
    .filter((n) => n !== shown)
    .map((n) => ({
      title: kindsOfNotice[n.kind].title,
      href: `${here}?notice=${n.id}`,
      state: stateOf(n, now),
      sentAt: n.stopped ? undefined : n.sent?.leavesAt,
    }));
  const owed = [...owedNotices(state), ...(hasNewcomers ? (['catch-up'] as const) : [])]
    .filter(isNew)
    .map((kind) => ({ title: kindsOfNotice[kind].title, href: `${here}?kind=${kind}`, state: 'new' as const }));
  const possible = mayAnnounce(room, shown)
    ? [{ title: kindsOfNotice['pre-announcement'].title, href: `${here}?kind=pre-announcement`, state: 'new' as const }]
    : [];
  return [...owed, ...possible, ...written];
}

/** Whether a release can be announced ahead in this project, and nobody has begun to. */
const mayAnnounce = ({ case: state, playbook }: CaseRoom, shown: Notice | undefined): boolean =>
  playbook.release.announcement != null &&
  state.exposure.public === undefined &&
  shown?.kind !== 'pre-announcement' &&
  !state.notices.some(({ kind, sent }) => kind === 'pre-announcement' && !sent);

/** The buttons of this page are about the notice that it shows. */
function aboutNotice(offer: StepOffer, notice: string | undefined): StepOffer {
  if (!notice) return offer;
  return { ...offer, fields: offer.fields.map((f) => (f.name === 'notice' ? { ...f, value: notice } : f)) };
}

function stateOf(notice: Notice | undefined, now: CaseRoom['now']): NoticeComposerView['state'] {
  if (!notice) return 'new';
  if (notice.stopped) return 'stopped';
  if (notice.sent) return now < notice.sent.leavesAt ? 'leaving' : 'sent';
  return notice.approvedBy.length > 0 ? 'approved' : 'draft';
}
