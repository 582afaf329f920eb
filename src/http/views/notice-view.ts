import type { CaseRoom } from '../../app/queries/cases.ts';
import type { DeliveryLine } from '../../app/queries/deliveries.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { Notice, PartyId } from '../../core/case/model.ts';
import { blockTitles, composeNotice, draftBlocks, policyFooter } from '../../core/notices/compose.ts';
import { noticeFindings, recipients } from '../../core/process/gates-embargo.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { NoticeComposerView, NoticeRecipient } from '../pages/notice-composer-page.tsx';
import { embargoOf } from './case-page-view.ts';
import { stepOffer } from './offer-view.ts';

const steps = ['approve-notice', 'send-notice', 'stop-notice'];

/** The notice to distributors as its page shows it; `values` are what was typed last, by field name. */
export function noticeView(
  room: CaseRoom,
  more: {
    readonly now: NowSentence;
    readonly values: Readonly<Record<string, string>>;
    readonly errors: readonly FieldError[];
    readonly done?: string | undefined;
    /** Every delivery of the case, oldest first. */
    readonly deliveries: readonly DeliveryLine[];
  },
): NoticeComposerView {
  const { case: state, playbook, offers, now } = room;
  const { now: sentence, values, errors, done } = more;
  const notice = state.notices.at(-1);
  const open = notice && !notice.sent ? notice : undefined;
  const starting = notice && !notice.stopped ? notice.blocks : draftBlocks(state);
  const { blocks } = playbook.notices.plan;
  const texts = Object.fromEntries(blocks.map((id) => [id, values[`blocks.${id}`] ?? starting[id] ?? '']));
  const isSent = notice?.sent !== undefined && !notice.stopped;
  return {
    number: state.number,
    now: sentence,
    embargo: embargoOf(room),
    state: stateOf(notice, now),
    leavesAt: isSent ? notice?.sent?.leavesAt : undefined,
    sentAt: isSent ? notice?.sent?.leavesAt : undefined,
    blocks: blocks.map((id) => ({ id, title: blockTitles[id], text: texts[id] ?? '' })),
    notice: open?.id,
    subject: composeNotice(texts, 'REFERENCE', playbook).subject,
    footer: policyFooter(playbook),
    findings: noticeFindings(texts, room),
    errors,
    recipients: recipientsOf(room, notice, more.deliveries),
    offers: offers
      .filter(({ step }) => steps.includes(step.id))
      .map((offer) => ({ ...stepOffer(offer, room), isUnfolded: true })),
    action: `/desk/cases/${state.number}/notice`,
    done,
  };
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
  const ready = new Set(recipients({ facts, playbook }).map(({ organisation }) => organisation));
  return facts.distributors
    .filter(({ state: membership }) => membership === 'active' || membership === 'suspended')
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
