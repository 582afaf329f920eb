import type { CaseRoom } from '../../app/queries/cases.ts';
import type { DeliveryLine } from '../../app/queries/deliveries.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { Case, Notice, PartyId } from '../../core/case/model.ts';
import { blockTitles, composeNotice, policyFooter } from '../../core/notices/compose.ts';
import { kindsOfNotice, noticeSpec, owedNotices, toldEarly } from '../../core/notices/kinds.ts';
import { noticeFindings, recipients } from '../../core/process/gates-embargo.ts';
import { type NoticeKind, noticeKinds } from '../../core/process/playbook-notices.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { NoticeComposerView, NoticeRecipient } from '../pages/notice-composer-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { boardOf } from './board-address.ts';
import { embargoOf } from './case-page-view.ts';
import { stepOffer } from './offer-view.ts';

const steps = ['approve-notice', 'send-notice', 'stop-notice'];

/** The notice to distributors as its page shows it; `values` are what was typed last, by field name. */
export function noticeView(
  room: CaseRoom,
  more: {
    readonly now: NowSentence;
    /** The notice asked for by its id, or the kind of one to be written; the newest that waits where neither is given. */
    readonly asked: { readonly notice?: string | undefined; readonly kind?: string | undefined };
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
  const starting = notice && !notice.stopped ? notice.blocks : kindsOfNotice[kind].fill(state);
  const { blocks, footer } = noticeSpec(playbook, kind);
  const texts = Object.fromEntries(blocks.map((id) => [id, values[`blocks.${id}`] ?? starting[id] ?? '']));
  const isSent = notice?.sent !== undefined && !notice.stopped;
  return {
    number: state.number,
    now: sentence,
    embargo: embargoOf(room),
    state: stateOf(notice, now),
    leavesAt: isSent ? notice?.sent?.leavesAt : undefined,
    sentAt: isSent ? notice?.sent?.leavesAt : undefined,
    board: isSent ? boardOf(state.number, state.notices.indexOf(notice!) + 1) : undefined,
    blocks: blocks.map((id) => ({ id, title: blockTitles[id], text: texts[id] ?? '' })),
    notice: open?.id,
    kind: { id: kind, title: kindsOfNotice[kind].title },
    others: othersOf(room, notice),
    subject: composeNotice(texts, 'REFERENCE', playbook, kind).subject,
    footer: footer === 'embargo-policy' ? policyFooter(playbook) : undefined,
    findings: noticeFindings(texts, room, kind),
    errors,
    recipients: recipientsOf(room, notice, kind, more.deliveries),
    offers: offers
      .filter(({ step }) => steps.includes(step.id))
      .map((offer) => ({ ...aboutNotice(stepOffer(offer, room, more), notice?.id), isUnfolded: true })),
    action: `/desk/cases/${state.number}/notice`,
    done,
  };
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

/** The other notices of the case, and those that its distributors are owed and nobody has written. */
function othersOf({ case: state, now }: CaseRoom, shown: Notice | undefined): NoticeComposerView['others'] {
  const here = `/desk/cases/${state.number}/notice`;
  const written = state.notices
    .filter((n) => n !== shown)
    .map((n) => ({
      title: kindsOfNotice[n.kind].title,
      href: `${here}?notice=${n.id}`,
      state: stateOf(n, now),
      sentAt: n.stopped ? undefined : n.sent?.leavesAt,
    }));
  const owed = owedNotices(state)
    .filter((kind) => !state.notices.some((n) => n.kind === kind && !n.sent))
    .map((kind) => ({ title: kindsOfNotice[kind].title, href: `${here}?kind=${kind}`, state: 'new' as const }));
  return [...owed, ...written];
}

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

/** Where a copy is: the other side's mail server has taken it, which is all that anybody can know of mail. */
const deliveryWords: Readonly<Record<DeliveryLine['status'], string>> = {
  planned: 'waiting',
  sending: 'leaving',
  done: 'delivered',
  failed: 'failed',
  'in doubt': 'in doubt',
  stopped: 'stopped',
};

/** Whom the notice reaches: before it is sent everybody on the list, afterwards those who were sent a copy. */
function recipientsOf(
  { case: state, facts, playbook, names }: CaseRoom,
  notice: Notice | undefined,
  kind: NoticeKind,
  deliveries: readonly DeliveryLine[],
): readonly NoticeRecipient[] {
  const answers = answersToCurrent(state);
  if (notice?.sent && !notice.stopped) {
    return notice.sent.copies.map(({ organisation, ref }) => {
      const party: PartyId = `organisation:${organisation}`;
      const note = `Reference ${ref}, ${state.participants[party]?.consent ?? 'not asked'}`;
      const copy = deliveries.findLast((each) => each.letter === 'notice' && each.recipient === party);
      return {
        organisation: names[party] ?? organisation,
        ready: true,
        note,
        delivery: copy && deliveryWords[copy.status],
        answer: answers.get(party)?.answer,
      };
    });
  }
  const ready = new Set(recipients({ case: state, facts, playbook }, kind).map(({ organisation }) => organisation));
  const told = toldEarly(state);
  return facts.distributors
    .filter(({ state: membership }) => membership === 'active' || membership === 'suspended')
    .filter(({ organisation }) => kind === 'plan' || told.has(organisation))
    .map(({ organisation, name, acceptedPolicy, state: membership }) => ({
      organisation: name,
      ready: ready.has(organisation),
      note: ready.has(organisation)
        ? `Policy version ${acceptedPolicy}`
        : membership === 'suspended'
          ? 'Suspended'
          : `Accepted policy version ${acceptedPolicy}, not the newest`,
    }));
}
