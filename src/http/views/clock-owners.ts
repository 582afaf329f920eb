import { dutyOf } from '../../app/duty.ts';
import type { CaseRoom } from '../../app/queries/cases.ts';
import type { Clock } from '../../core/process/clocks.ts';
import { ownersOf } from '../../core/process/duty.ts';

/** The names of the people who own a clock: the lead, whoever is on duty, or those who could take it (design.md §2). */
export function clockOwners(clock: Clock, room: CaseRoom): readonly string[] {
  const { case: state, project, facts, now, names } = room;
  const duty = dutyOf(project, facts.team, now, state.number);
  return ownersOf(clock.owner, state, duty, facts.team).map((id) => names[id] ?? 'Somebody');
}
