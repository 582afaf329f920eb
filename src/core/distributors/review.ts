import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Judgement, OrganisationEvent } from './events.ts';
import type { Organisation } from './organisation.ts';

/** What the team found out about an applicant, what it asked, and who was for it; by criterion and by person the last word counts. */
export interface Review {
  readonly judged: Readonly<
    Record<string, { readonly judgement: Judgement; readonly note: string; readonly by: string; readonly at: Instant }>
  >;
  readonly votes: Readonly<
    Record<string, { readonly vote: 'accept' | 'refuse'; readonly reason: string; readonly at: Instant }>
  >;
  readonly questions: readonly {
    readonly at: Instant;
    readonly question: string;
    readonly answer?: { readonly at: Instant; readonly text: string };
  }[];
  readonly appeals: readonly {
    readonly at: Instant;
    readonly reason: string;
    readonly decided?: { readonly at: Instant; readonly outcome: 'stands' | 'reopened'; readonly reason: string };
  }[];
}

const unlooked: Review = { judged: {}, votes: {}, questions: [], appeals: [] };

/** The review of an organisation, empty while nobody has looked at it. */
export const reviewOf = ({ review }: Pick<Organisation, 'review'>): Review => review ?? unlooked;

type ReviewEvent = Extract<
  OrganisationEvent,
  {
    type:
      | 'CriterionJudged'
      | 'VoteCast'
      | 'ApplicantAsked'
      | 'ApplicantAnswered'
      | 'DecisionAppealed'
      | 'AppealDecided';
  }
>;

/** Folds one event into a review. An answer is to the oldest open question; a decision is on the open appeal. */
export function evolveReview(review: Review = unlooked, event: ReviewEvent, at: Instant): Review {
  switch (event.type) {
    case 'CriterionJudged': {
      const { criterion, judgement, note, by } = event;
      return { ...review, judged: { ...review.judged, [criterion]: { judgement, note, by, at } } };
    }
    case 'VoteCast':
      return { ...review, votes: { ...review.votes, [event.by]: { vote: event.vote, reason: event.reason, at } } };
    case 'ApplicantAsked':
      return { ...review, questions: [...review.questions, { at, question: event.question }] };
    case 'ApplicantAnswered': {
      const open = review.questions.findIndex(({ answer }) => answer === undefined);
      const questions = review.questions.map((each, i) =>
        i === open ? { ...each, answer: { at, text: event.answer } } : each,
      );
      return { ...review, questions };
    }
    case 'DecisionAppealed':
      return { ...review, appeals: [...review.appeals, { at, reason: event.reason }] };
    case 'AppealDecided': {
      const { outcome, reason } = event;
      const appeals = review.appeals.map((each) =>
        each.decided ? each : { ...each, decided: { at, outcome, reason } },
      );
      // What is looked at again is voted on again.
      return { ...review, appeals, votes: outcome === 'reopened' ? {} : review.votes };
    }
  }
}

/** The oldest question that the applicant has not answered. */
export const openQuestion = (organisation: Pick<Organisation, 'review'>): Review['questions'][number] | undefined =>
  reviewOf(organisation).questions.find(({ answer }) => answer === undefined);

/** The appeal that nobody has decided on. */
export const openAppeal = (organisation: Pick<Organisation, 'review'>): Review['appeals'][number] | undefined =>
  reviewOf(organisation).appeals.find(({ decided }) => decided === undefined);

/** Whether a decision against the organisation may still be appealed against under this playbook. */
export function mayAppeal(organisation: Pick<Organisation, 'review' | 'state'>, { membership }: Playbook): boolean {
  const isAgainst = ['refused', 'suspended', 'removed'].includes(organisation.state);
  const { appeals } = reviewOf(organisation);
  return isAgainst && openAppeal(organisation) === undefined && appeals.length < membership.appeals;
}

/** How many of the team are for accepting. */
export const votesFor = (organisation: Pick<Organisation, 'review'>): number =>
  Object.values(reviewOf(organisation).votes).filter(({ vote }) => vote === 'accept').length;
