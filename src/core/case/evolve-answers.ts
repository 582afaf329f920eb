import type { AnswerAddresses } from '../answers/addresses.ts';
import type { Instant } from '../process/instant.ts';
import type { AnswerEvent } from './events-answers.ts';
import type { AccountId } from './ids.ts';
import type { Case, PartyId } from './model.ts';
import type { ImpactStatus } from './upstream.ts';

/** Whether a distributor is affected, as it says itself; what it said last of the same products counts. */
export interface Affectedness {
  readonly at: Instant;
  readonly party: PartyId;
  readonly affected: ImpactStatus;
  readonly products: string;
}

/** A distributor's question to the team. The answer goes back to that organisation alone. */
export interface TeamQuestion {
  readonly id: string;
  readonly at: Instant;
  readonly party: PartyId;
  readonly text: string;
  readonly answer?: { readonly at: Instant; readonly text: string; readonly by: AccountId };
}

/** What distributors say of themselves and ask, folded into the case. */
export function evolveAnswers(state: Case, event: AnswerEvent, at: Instant): Case {
  switch (event.type) {
    case 'AffectedTold': {
      const { party, affected, products } = event;
      const others = (state.affectedness ?? []).filter((a) => a.party !== party || a.products !== products);
      return { ...state, affectedness: [...others, { at, party, affected, products }] };
    }
    case 'TeamAsked': {
      const { question: id, party, text } = event;
      return { ...state, asked: [...(state.asked ?? []), { id, at, party, text }] };
    }
    case 'QuestionAnswered': {
      const answer = { at, text: event.text, by: event.by };
      return { ...state, asked: (state.asked ?? []).map((q) => (q.id === event.question ? { ...q, answer } : q)) };
    }
    case 'AnswerAddressReplaced':
      return withAddresses(state, event.party, ({ tried = [] }) => ({
        generation: event.generation,
        since: at,
        tried,
      }));
    case 'OldAddressTried': {
      const { generation, way } = event;
      return withAddresses(state, event.party, (before) => ({
        ...before,
        tried: [...(before.tried ?? []), { at, generation, way }],
      }));
    }
  }
}

function withAddresses(state: Case, party: PartyId, f: (before: AnswerAddresses) => AnswerAddresses): Case {
  const participant = state.participants[party];
  if (!participant) return state;
  const addresses = f(participant.addresses ?? { generation: 0 });
  return { ...state, participants: { ...state.participants, [party]: { ...participant, addresses } } };
}

/** Questions of distributors that the team has not answered, oldest first. */
export function questionsOpen({ asked = [] }: Case): readonly TeamQuestion[] {
  return asked.filter(({ answer }) => answer === undefined);
}
