import type { Instant } from '../process/instant.ts';
import type { CaseEvent } from './events.ts';
import type { Case, PartyId } from './model.ts';
import type { Tie } from './ties.ts';

type WaitingEvent = Extract<
  CaseEvent,
  { type: 'ReporterAsked' | 'WaitingEnded' | 'DeadlineSet' | 'ProgrammeTold' | 'MessageSent' }
>;

/** What is waited for and until when: questions to the reporter, and the deadlines that come from outside. */
export function evolveWaiting(state: Case, event: WaitingEvent, at: Instant): Case {
  switch (event.type) {
    case 'ReporterAsked':
      return { ...state, questions: [...(state.questions ?? []), { at, text: event.text, by: event.by }] };
    case 'WaitingEnded':
      return ended(state, at, 'team');
    // Whatever the reporter writes next is taken as their answer; the team asks again if it was none.
    case 'MessageSent':
      return event.from === 'reporter' && openQuestions(state).length > 0 ? ended(state, at, 'reporter') : state;
    case 'DeadlineSet':
      if (event.party)
        return {
          ...state,
          ties: state.ties?.map((t) => (isOf(t, event.party) ? { ...t, deadline: event.date } : t)) ?? [],
        };
      return { ...state, deadline: { at: event.date, note: event.note, by: event.by } };
    case 'ProgrammeTold':
      return {
        ...state,
        programmes: [
          ...(state.programmes ?? []).filter((told) => told.id !== event.programme),
          { id: event.programme, since: event.since },
        ],
      };
  }
}

const isOf = ({ ref }: Tie, party: PartyId | undefined): boolean => ref !== undefined && party === `reporter:${ref}`;

/** Questions that the reporter has neither answered nor been let off. */
export function openQuestions({ questions = [] }: Case): NonNullable<Case['questions']> {
  return questions.filter((question) => !question.ended);
}

function ended(state: Case, at: Instant, by: 'reporter' | 'team'): Case {
  const { questions = [] } = state;
  return { ...state, questions: questions.map((q) => (q.ended ? q : { ...q, ended: { at, by } })) };
}
