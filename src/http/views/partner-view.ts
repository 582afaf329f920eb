import type { PartnerDesk, PartnerNotice } from '../../app/queries/partner.ts';
import { blockTitles } from '../../core/notices/compose.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { DateQuestion } from '../pages/date-answer-form.tsx';
import type { PartnerListView, PartnerNoticeView } from '../pages/partner-pages.tsx';
import { nowOf } from './now-view.ts';

/** What a form of these pages sent, and what stood in the way. */
export interface PartnerTried {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** The notices of one organisation as its first page shows them. */
export function partnerListView({
  organisation,
  notices,
  vouchRequests,
  newPolicy,
  terms,
  mayReadMembers,
  answer,
}: PartnerDesk): PartnerListView {
  return {
    now: nowOf(answer),
    organisation: organisation.name,
    notices: notices.map((notice) => ({
      ref: notice.ref,
      href: `/partner/notices/${notice.ref}`,
      sentAt: notice.sentAt,
      embargoEnd: notice.embargoEnd,
      isPublic: notice.embargo === 'public',
      answer: notice.answer?.answer,
      mayAnswer: notice.mayAnswer,
    })),
    vouchRequests: vouchRequests.length,
    newPolicy,
    mayReadMembers,
    isWithoutTerms: terms !== undefined,
  };
}

/** One notice as its page shows it. */
export function partnerNoticeView(notice: PartnerNotice, tried?: PartnerTried, done?: string): PartnerNoticeView {
  const { ref, subject, text, sentAt, embargo, embargoEnd, advisory, followUp } = notice;
  const here = `/partner/notices/${ref}/steps`;
  return {
    now: nowOf({ ...notice.next, place: { kind: 'notice', ref } }),
    ref,
    subject,
    text: withHeadings(text),
    earlier: notice.earlier.map((each) => ({ sentAt: each.sentAt, text: withHeadings(each.text) })),
    sentAt,
    isPublic: embargo === 'public',
    embargoEnd,
    question: questionOf(notice, tried),
    action: `${here}/answer-date`,
    advisoryHref: advisory && `/advisories/${advisory}`,
    hasFollowUp: followUp,
    readAction: notice.mayRead && !notice.openedAt ? `${here}/open-notice` : undefined,
    consent: consentCardOf(notice, here),
    status: notice.mayRead ? { action: `${here}/tell-status` } : undefined,
    feedback: notice.mayGiveFeedback ? { action: `${here}/give-feedback`, lines: notice.lines } : undefined,
    affected: notice.mayAsk ? { action: `${here}/tell-affected`, said: notice.affected } : undefined,
    questions: notice.mayAsk ? { action: `${here}/ask-team`, asked: notice.asked } : undefined,
    fix: notice.fix && { action: `/partner/notices/${ref}/fix`, ...notice.fix },
    readAt: notice.openedAt,
    done,
  };
}

function consentCardOf({ consent, mayConsent, answerBy }: PartnerNotice, here: string): PartnerNoticeView['consent'] {
  if (!mayConsent) return undefined;
  return {
    word: consent,
    answerBy,
    accept: consent === 'invited' || consent === 'lapsed' ? `${here}/accept-embargo` : undefined,
    decline: consent === 'declined' ? undefined : `${here}/decline-embargo`,
  };
}

/** The letter's own headings, plain lines in a mail, marked as headings of a page. */
function withHeadings(text: string): string {
  const titles: readonly string[] = Object.values(blockTitles);
  const isTitle = (part: string) => titles.includes(part) || /^Embargo policy \(version \S+\)$/.test(part);
  return text
    .split('\n\n')
    .map((part) => (isTitle(part) ? `# ${part}` : part))
    .join('\n\n');
}

function questionOf(
  { proposal, answer, mayAnswer }: PartnerNotice,
  tried: PartnerTried | undefined,
): DateQuestion | undefined {
  if (!proposal || !mayAnswer) return undefined;
  return {
    proposal: proposal.number,
    at: proposal.at,
    note: [proposal.note, proposal.trigger?.clause].filter(Boolean).join(' '),
    answered: answer && { answer: answer.answer, reason: answer.reason, at: answer.at },
    errors: tried?.errors,
    values: tried?.values,
  };
}
