import type { Offer } from '../case/available.ts';
import type { Case } from '../case/model.ts';
import { isPutOff } from '../case/report-status.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { isNegotiated } from '../embargo/machine.ts';
import { clocks } from './clocks.ts';
import type { Instant } from './instant.ts';
import type { Situation } from './step.ts';

/** What one person must do now in one case: one sentence, one step, one time. */
export interface Next {
  readonly sentence: string;
  readonly step?: string;
  readonly dueAt?: Instant;
  readonly urgency: number;
}

/** The one answer to "what must I do now?" for one case, out of the offers that the person has in it. */
export function nextIn(situation: Situation, offers: readonly Offer[]): Next | undefined {
  const { case: state, now, playbook } = situation;
  const waits = offers.filter((offer) => offer.shut.length === 0 && waitsFor(offer, situation));
  const first = waits.find((offer) => waitsFor(offer, situation) === 'at once') ?? waits[0];
  // A closed case waits for nothing but what its retrospective has promised.
  if (!first) return state.closedAt ? undefined : waiting(state, now);
  const clock = clocks(state, playbook, now).find((c) => c.id === first.step.clock && !c.metAt);
  const rank = clock ? { late: 0, 'due soon': 1, ok: 2, paused: 3, met: 3, missed: 3 }[clock.state] : 3;
  return {
    sentence: `${state.number}: ${first.step.title}`,
    step: first.step.id,
    ...(clock ? { dueAt: clock.dueAt } : {}),
    urgency: waitsFor(first, situation) === 'at once' ? -1 : rank,
  };
}

function waitsFor({ step, isDone }: Offer, situation: Situation): boolean | 'at once' {
  if (isDone || !step.moves) return false;
  // While the work rests, only what is owed by a clock or at once goes on.
  if (isPutOff(situation.case, situation.now) && !step.clock && step.moves === true) return false;
  return step.moves === true || step.moves(situation);
}

/** Nothing to do: say until when, where the record knows it. */
function waiting(state: Case, now: Instant): Next {
  const { embargo, deferral } = state;
  if (deferral && isPutOff(state, now)) {
    return { sentence: `${state.number}: nothing until it is looked at again`, dueAt: deferral.until, urgency: 4 };
  }
  if (embargo.end && embargo.end > now && state.advisory.publications.length === 0) {
    return { sentence: `${state.number}: nothing until the embargo ends`, dueAt: embargo.end, urgency: 4 };
  }
  const proposal = currentProposal(embargo);
  if (proposal && isNegotiated(embargo)) {
    return { sentence: `${state.number}: waiting for answers to the proposed date`, dueAt: proposal.at, urgency: 4 };
  }
  return { sentence: `${state.number}: nothing for you at the moment`, urgency: 5 };
}
