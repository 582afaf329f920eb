import type { CaseRoom } from '../../app/queries/cases.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { PartyId } from '../../core/case/model.ts';
import { endedEarly, endWords } from '../../core/embargo/collapse.ts';
import { currentProposal } from '../../core/embargo/embargo.ts';
import { isNegotiated } from '../../core/embargo/machine.ts';
import { exemptionsInForce } from '../../core/notices/exemptions.ts';
import { answersBy, partiesAsked } from '../../core/process/gates-talks.ts';
import type { NegotiationView } from '../pages/negotiation-card.tsx';
import { collapseDrafts } from './collapse-view.ts';

/** What the parties have said to the date, what was agreed besides it, and what is next once it has ended early. */
export function negotiationView(room: CaseRoom): NegotiationView | undefined {
  const { case: state, playbook, names, now } = room;
  const proposal = currentProposal(state.embargo);
  if (!proposal) return undefined;
  const answers = answersToCurrent(state);
  const until = answersBy(state, playbook);
  const name = (party: PartyId) =>
    ({ team: 'The team', reporter: 'The reporter' })[party as string] ?? names[party] ?? 'An organisation';
  const asked: readonly PartyId[] = ['team', ...partiesAsked(state)];
  const inForce = exemptionsInForce(state, now);
  const isEarly = endedEarly(state) && state.advisory.publications.length === 0;
  return {
    at: state.embargo.end ?? proposal.at,
    isDecided: state.embargo.end !== undefined,
    endedAt: endedEarly(state) ? state.embargo.ended?.at : undefined,
    answersBy: until !== undefined && until > now ? until : undefined,
    trigger: (state.embargo.trigger ?? proposal.trigger)?.clause,
    parties: asked.map((party) => {
      const answer = answers.get(party);
      return {
        party: name(party),
        answer: answer?.answer,
        hasDecided: party === 'team' && state.embargo.end !== undefined && !isNegotiated(state.embargo),
        reason: answer?.reason,
        earliest: answer?.earliest,
        isLate: answer !== undefined && until !== undefined && answer.at > until,
      };
    }),
    exemptions: (state.exemptions ?? []).map((exemption) => ({
      party: name(exemption.party),
      text: exemption.text,
      inForce: inForce.includes(exemption),
    })),
    ended: isEarly ? endWords[state.embargo.ended?.because ?? 'other'] : undefined,
    drafts: isEarly ? collapseDrafts(room) : [],
    next: isEarly
      ? room.offers
          .filter(({ step, isDone }) => step.moves === true && !isDone)
          .map(({ step, shut }) => ({
            title: step.title,
            href: step.id === 'send-notice' ? `/desk/cases/${state.number}/notice` : `#step-${step.id}`,
            inTheWay: shut.map((gate) => gate.title),
          }))
      : [],
  };
}
