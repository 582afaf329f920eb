import type { PartyId } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';
import type { EmbargoState } from './machine.ts';

export type DateAnswerKind = 'ok' | 'prefer' | 'object';

export interface DateAnswer {
  readonly party: PartyId;
  readonly proposal: number;
  readonly answer: DateAnswerKind;
  readonly reason: string;
  readonly earliest?: Instant;
  readonly at: Instant;
  /** The actor of the record. */
  readonly by?: string;
}

export interface DateProposal {
  readonly number: number;
  readonly at: Instant;
  readonly note: string;
  readonly proposedAt: Instant;
  readonly trigger?: Trigger;
  /** Taken off the table by the team before it was agreed. */
  readonly withdrawn?: Instant;
}

/**
 * The embargo of a case; at most one is active (Vultron's embargo machine).
 * `end` is the agreed moment in force; under `revise` the old `end` stays in force until a new one is decided.
 */
export interface Embargo {
  readonly state: EmbargoState;
  readonly proposals: readonly DateProposal[];
  readonly end?: Instant;
  /** Every decision on the date, oldest first. */
  readonly decisions?: readonly {
    readonly at: Instant;
    readonly date: Instant;
    readonly delay?: string;
    readonly objections: readonly PartyId[];
  }[];
  readonly decided?: { readonly at: Instant; readonly reason: string; readonly objections: readonly PartyId[] };
  /** The clause that was agreed with the date in force. */
  readonly trigger?: Trigger;
  /** Every time the agreed moment was moved. */
  readonly moved?: readonly {
    readonly at: Instant;
    readonly from: Instant;
    readonly to: Instant;
    readonly reason: string;
  }[];
  readonly ended?: {
    readonly at: Instant;
    readonly cause: EndCause;
    readonly because?: Breach;
    readonly reason: string;
  };
}

export type EndCause = 'reached' | 'public' | 'collapsed' | 'handed over';

/** What the parties agree to beforehand: when this is recorded, the embargo ends at once, or its end is offered. */
export interface Trigger {
  readonly on: 'public' | 'exploit public' | 'attacks observed';
  readonly atOnce: boolean;
  readonly clause: string;
}

/** What broke an embargo before its time (process.md B.10). */
export const breaches = ['leak', 'collision', 'exploitation', 'public fix', 'public', 'trigger', 'other'] as const;
export type Breach = (typeof breaches)[number];

export const noEmbargo: Embargo = { state: 'none', proposals: [] };

/** The proposal on the table, or the one that was agreed last; a withdrawn one is neither. */
export function currentProposal(embargo: Embargo): DateProposal | undefined {
  return embargo.proposals.findLast((p) => p.withdrawn === undefined);
}

/**
 * Whether nothing holds publication back any more: the agreed moment has been reached, or the embargo was ended by a
 * person or by the matter being public. Without an agreed moment the answer is no, unless it ended (fails closed).
 */
export function isOver(embargo: Embargo, now: Instant): boolean {
  if (embargo.state === 'exited') return true;
  return embargo.end !== undefined && now >= embargo.end;
}

/** Parties that object to the current proposal. Silence is not in here: it stays silence. */
export function objections(embargo: Embargo, answers: readonly DateAnswer[]): readonly DateAnswer[] {
  const proposal = currentProposal(embargo);
  if (!proposal) return [];
  const newest = new Map<string, DateAnswer>();
  for (const a of answers) if (a.proposal === proposal.number) newest.set(a.party, a);
  return [...newest.values()].filter((a) => a.answer === 'object');
}
