import type { PartnerDesk, PartnerNotice } from '../../app/queries/partner.ts';
import { asTold } from '../../core/distributors/removal.ts';
import { blockTitles } from '../../core/notices/compose.ts';
import { openNotice } from '../../core/process/steps/open-notice.ts';
import type { DateQuestion } from '../pages/date-answer-form.tsx';
import type { PartnerListView, PartnerNoticeView } from '../pages/partner-pages.tsx';
import type { GivenBack } from '../pages/unsent-card.tsx';
import { nowOf } from './now-view.ts';
import type { TriedForm } from './tried-form.ts';

/** The notices of one organisation as its first page shows them. */
export function partnerListView({
  now,
  organisation,
  notices,
  vouchRequests,
  newPolicy,
  terms,
  mayReadMembers,
  answer,
}: PartnerDesk): PartnerListView {
  const known = asTold(organisation, now);
  return {
    now: nowOf(answer),
    organisation: organisation.name,
    isOffList: known.state === 'removed',
    suspendedSince: known.state === 'suspended' ? known.suspended?.at : undefined,
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
export function partnerNoticeView(notice: PartnerNotice, tried?: TriedForm, done?: string): PartnerNoticeView {
  const { ref, subject, text, sentAt, embargo, embargoEnd, advisory, followUp } = notice;
  const here = `/partner/notices/${ref}/steps`;
  const back = (step: string) => (tried?.step === step ? { values: tried.values, errors: tried.errors } : {});
  const forms = {
    question: questionOf(notice, back('answer-date')),
    consent: consentCardOf(notice, here, back('decline-embargo')),
    status: notice.mayRead ? { action: `${here}/tell-status`, ...back('tell-status') } : undefined,
    feedback: notice.mayGiveFeedback
      ? { action: `${here}/give-feedback`, lines: notice.lines, ...back('give-feedback') }
      : undefined,
    affected: notice.mayAsk
      ? { action: `${here}/tell-affected`, said: notice.affected, ...back('tell-affected') }
      : undefined,
    questions: notice.mayAsk ? { action: `${here}/ask-team`, asked: notice.asked, ...back('ask-team') } : undefined,
  };
  const standing: Readonly<Record<string, unknown>> = {
    ...{ 'answer-date': forms.question, 'decline-embargo': forms.consent?.decline, 'tell-status': forms.status },
    ...{ 'give-feedback': forms.feedback, 'tell-affected': forms.affected, 'ask-team': forms.questions, leak: true },
  };
  const isGone = tried !== undefined && !standing[tried.step];
  const saysItself = tried?.step === 'answer-date' || tried?.step === 'decline-embargo';
  return {
    ...forms,
    leak: back('leak'),
    errors: isGone || saysItself ? [] : tried?.errors,
    unsent: isGone ? { values: tried.values, errors: tried.errors } : undefined,
    now: nowHere(notice),
    ref,
    subject,
    text: withHeadings(text),
    earlier: notice.earlier.map((each) => ({ sentAt: each.sentAt, text: withHeadings(each.text) })),
    sentAt,
    isPublic: embargo === 'public',
    embargoEnd,
    action: `${here}/answer-date`,
    advisoryHref: advisory && `/advisories/${advisory}`,
    hasFollowUp: followUp,
    readAction: notice.mayRead && !notice.openedAt ? `${here}/open-notice` : undefined,
    fix: notice.fix && { action: `/partner/notices/${ref}/fix`, ...notice.fix },
    readAt: notice.openedAt,
    done,
  };
}

/** Where on the page of a notice its steps are taken. */
const placesOnPage: Readonly<Record<string, string>> = {
  ...{
    [openNotice.id]: 'read',
    'answer-date': 'date',
    'accept-embargo': 'terms',
    'give-feedback': 'feedback',
    'take-bundles': 'fix',
  },
  ...{ 'tell-affected': 'affected', 'tell-status': 'status', 'ask-team': 'questions' },
};

/** What to do now, in the words of every door, on the page of the notice itself: it leads to the place on it. */
function nowHere({ next, ref, mayRead }: PartnerNotice): NonNullable<PartnerNoticeView['now']> {
  const now = nowOf({ ...next, place: { kind: 'notice', ref } });
  const place = next.step === openNotice.id && !mayRead ? undefined : placesOnPage[next.step ?? ''];
  return place ? { ...now, href: `#${place}`, action: 'Go to it' } : now;
}

function consentCardOf(
  { consent, mayConsent, answerBy }: PartnerNotice,
  here: string,
  given: GivenBack,
): PartnerNoticeView['consent'] {
  if (!mayConsent) return undefined;
  return {
    ...given,
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

function questionOf({ proposal, answer, mayAnswer }: PartnerNotice, given: GivenBack): DateQuestion | undefined {
  if (!proposal || !mayAnswer) return undefined;
  return {
    proposal: proposal.number,
    at: proposal.at,
    note: [proposal.note, proposal.trigger?.clause].filter(Boolean).join(' '),
    answered: answer && { answer: answer.answer, reason: answer.reason, at: answer.at },
    ...given,
  };
}
