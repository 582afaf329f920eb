import type { Instant } from '../process/instant.ts';
import { type Machine, mayMove, moved } from '../process/machine.ts';
import type { Case, Participant, PartyId } from './model.ts';

/** Vultron's report states, kept for each participant. */
export type ReportStatus = 'received' | 'invalid' | 'valid' | 'accepted' | 'deferred' | 'closed';
export type ReportAction = 'validate' | 'invalidate' | 'accept' | 'defer' | 'close';

const rm = 'Vultron RM';

/**
 * What one participant makes of the report (Vultron's RM process). Reversals are the ones in this table and no others;
 * `closed` is final: what comes up afterwards is a new case that is linked to this one. The one thing that only the old
 * case can do is to amend what it made public; see {@link takenUpAgain}.
 */
export const reportMachine: Machine<ReportStatus, ReportAction> = {
  name: 'report status',
  start: 'received',
  states: ['received', 'invalid', 'valid', 'accepted', 'deferred', 'closed'],
  transitions: [
    { from: 'received', by: 'validate', to: 'valid', clause: rm },
    { from: 'received', by: 'invalidate', to: 'invalid', clause: rm },
    { from: 'invalid', by: 'validate', to: 'valid', clause: rm },
    { from: 'valid', by: 'accept', to: 'accepted', clause: rm },
    { from: 'valid', by: 'defer', to: 'deferred', clause: rm },
    { from: 'accepted', by: 'defer', to: 'deferred', clause: rm },
    { from: 'deferred', by: 'accept', to: 'accepted', clause: rm },
    { from: 'invalid', by: 'close', to: 'closed', clause: rm },
    { from: 'accepted', by: 'close', to: 'closed', clause: rm },
    { from: 'deferred', by: 'close', to: 'closed', clause: rm },
    // Ours: a reporter is owed the reason in full also when the team finds its own confirmation wrong (R33).
    { from: 'valid', by: 'invalidate', to: 'invalid', clause: 'R33' },
  ],
};

const actionTo: Readonly<Record<Exclude<ReportStatus, 'received'>, ReportAction>> = {
  valid: 'validate',
  invalid: 'invalidate',
  accepted: 'accept',
  deferred: 'defer',
  closed: 'close',
};

/** The action that brings a report into a status. */
export function reportActionTo(to: Exclude<ReportStatus, 'received'>): ReportAction {
  return actionTo[to];
}

/** A participant's report status; a stranger to the case has none. */
export function reportStatusOf(state: Case, party: PartyId): ReportStatus | undefined {
  return state.participants[party]?.reportStatus;
}

/** Whether the team may take this action on the report from where it stands. */
export function mayReport(state: Case, by: ReportAction, party: PartyId = 'team'): boolean {
  const from = reportStatusOf(state, party);
  return from !== undefined && mayMove(reportMachine, from, by);
}

/** The case after one participant's action on its report; unchanged where the table does not know the move. */
export function reportMoved(state: Case, party: PartyId, by: ReportAction): Case {
  const old: Participant | undefined = state.participants[party];
  if (!old) return state;
  const reportStatus = moved(reportMachine, old.reportStatus, by);
  return { ...state, participants: { ...state.participants, [party]: { ...old, reportStatus } } };
}

/**
 * A closed case whose published advisory is amended: it is open again as it was before it was closed, so that the amendment
 * goes through every gate, everybody is told again, and somebody closes it again. Ours, outside Vultron's table.
 */
export function takenUpAgain(state: Case): Case {
  const { closedAt, ...open } = state;
  const team = state.participants['team'];
  if (closedAt === undefined || !team) return state;
  return { ...open, participants: { ...state.participants, team: { ...team, reportStatus: 'accepted' } } };
}

/** Whether the work rests until a day that has not come yet. */
export function isPutOff(state: Case, now: Instant): boolean {
  return reportStatusOf(state, 'team') === 'deferred' && state.deferral !== undefined && now < state.deferral.until;
}
