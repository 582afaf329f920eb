import type { Leak } from '../embargo/leak.ts';
import type { Instant } from '../process/instant.ts';
import type { LeakEvent } from './events-leaks.ts';
import type { Case } from './model.ts';

/** The leaks of a case. The whole of the evidence stays in its event; the picture keeps how much of it there is. */
export function evolveLeaks(state: Case, event: LeakEvent, at: Instant): Case {
  switch (event.type) {
    case 'LeakRecorded': {
      const { type: _, leak: id, ...told } = event;
      return { ...state, leaks: [...(state.leaks ?? []), { id, at, ...told, judgements: [], decisions: [] }] };
    }
    case 'LeakEvidenceFrozen': {
      const { knew, ...evidence } = event.evidence;
      return change(state, event.leak, (leak) => ({ ...leak, evidence: { ...evidence, known: knew.length } }));
    }
    case 'LeakJudged': {
      const { type: _, leak: id, ...judgement } = event;
      return change(state, id, (leak) => ({ ...leak, judgements: [...leak.judgements, { at, ...judgement }] }));
    }
    case 'LeakDecided': {
      const { type: _, leak: id, ...decision } = event;
      return change(state, id, (leak) => ({ ...leak, decisions: [...leak.decisions, { at, ...decision }] }));
    }
    case 'CaseViewedAs':
      return state;
    case 'BreachFound':
      return { ...state, found: [...(state.found ?? []), { id: event.finding, foundAt: at, ...event.breach }] };
    case 'FindingAnswered': {
      const { finding, reason, by } = event;
      const answered = { at, reason, by };
      return {
        ...state,
        found: (state.found ?? []).map((each) => (each.id === finding ? { ...each, answered } : each)),
      };
    }
  }
}

function change(state: Case, id: string, f: (leak: Leak) => Leak): Case {
  return { ...state, leaks: (state.leaks ?? []).map((leak) => (leak.id === id ? f(leak) : leak)) };
}
