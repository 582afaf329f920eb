import { currentProposal } from '../embargo/embargo.ts';
import { isHeld, isNegotiated } from '../embargo/machine.ts';
import type { CaseEvent } from './events.ts';
import type { CaseId } from './ids.ts';
import type { Case } from './model.ts';
import { duplicatesOf, survivorOf } from './ties.ts';

/** Commands whose events are heard in the cases that a case is a duplicate of, or has as duplicates. */
export const echoingCommands: readonly string[] = [
  'ProposeDate',
  'DecideDate',
  'RejectDate',
  'AnswerDate',
  'SetDeadline',
  'EndEmbargo',
  'TransferCase',
  'RecordExposure',
  'PublishAdvisory',
];

/** The cases that may hear of what happens in this one. */
export function hearersOf(state: Case): readonly CaseId[] {
  const survivor = survivorOf(state);
  return [...(survivor ? [survivor] : []), ...duplicatesOf(state).map((t) => t.other)];
}

/**
 * What the other case hears of an event. A duplicate hears dates and the publication, and no word of the surviving case
 * besides; the surviving case hears how the duplicate's reporter answers the date, and by when they will publish.
 */
export function echoes(event: CaseEvent, from: Case, to: Case): readonly CaseEvent[] {
  if (survivorOf(to) === from.id) return toDuplicate(event, to);
  const tie = duplicatesOf(to).find((t) => t.other === from.id);
  if (!tie?.ref) return [];
  if (event.type === 'DeadlineSet') return [{ ...event, party: `reporter:${tie.ref}`, note: '' }];
  const proposal = currentProposal(to.embargo);
  if (!proposal || event.type !== 'DateAnswered' || event.party !== 'reporter') return [];
  return [{ ...event, party: `reporter:${tie.ref}`, proposal: proposal.number }];
}

function toDuplicate(event: CaseEvent, to: Case): readonly CaseEvent[] {
  switch (event.type) {
    case 'DateProposed':
      return [{ ...event, proposal: to.embargo.proposals.length + 1, note: '' }];
    case 'DateDecided':
      return [{ type: 'DateDecided', date: event.date, reason: '', objections: [], by: event.by }];
    case 'DateRejected':
      return [{ ...event, proposal: to.embargo.proposals.length, reason: '' }];
    case 'EmbargoEnded':
      return [{ ...event, reason: '' }];
    case 'CaseTransferred':
      return isHeld(to.embargo) ? [{ type: 'EmbargoEnded', cause: 'handed over', reason: '', by: event.by }] : [];
    case 'AdvisoryPublished':
      return [{ type: 'SurvivorPublished', id: event.id, by: event.by }];
    default:
      return [];
  }
}

/** What a case that has just become a duplicate catches up with. */
export function caughtUp(survivor: Case, by: string): readonly CaseEvent[] {
  const { embargo, advisory } = survivor;
  const out = advisory.publications.at(-1);
  if (out) return [{ type: 'SurvivorPublished', id: out.id, by }];
  const proposal = currentProposal(embargo);
  const proposed: CaseEvent[] =
    proposal && embargo.state !== 'exited'
      ? [{ type: 'DateProposed', proposal: 1, date: proposal.at, note: '', by }]
      : [];
  const isDecided = embargo.end !== undefined && embargo.state === 'active' && proposed.length > 0;
  return isDecided && !isNegotiated(embargo)
    ? [...proposed, { type: 'DateDecided', date: embargo.end!, reason: '', objections: [], by }]
    : proposed;
}
