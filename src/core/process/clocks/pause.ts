import type { Case } from '../../case/model.ts';
import { addWorkingTime, type Calendar, type Length, workingTime } from '../calendar.ts';
import { between, type Instant, plus } from '../instant.ts';

/** A stretch in which a clock stood still; without an end it still does. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** Where a clock with pauses ends. While it stands still, `left` is what was left of it, in milliseconds. */
export interface Paused {
  readonly dueAt: Instant;
  readonly still?: { readonly since: Instant; readonly left: number };
}

/** The stretches in which a question to the reporter was open. Two questions at a time make one stretch. */
export function pausesOf({ questions = [] }: Case): readonly Pause[] {
  const pauses: Pause[] = [];
  for (const { at, ended } of questions) {
    const last = pauses.at(-1);
    const isWithin = last !== undefined && (last.to === undefined || at <= last.to);
    if (isWithin) pauses.pop();
    const to = isWithin && last.to && ended ? (last.to > ended.at ? last.to : ended.at) : ended?.at;
    pauses.push({ from: isWithin ? last.from : at, ...(to ? { to } : {}) });
  }
  return pauses;
}

/**
 * Moves an end behind the pauses before it: what was left when a pause began is left when it ends. Of business days the
 * time on working days is what is left, so that a pause over a weekend gives no day away and takes none.
 * A pause that begins after the end moves nothing: what was late stays late.
 * @param until the moment to look from: now, or when the duty was done
 */
export function behindPauses(
  start: Instant,
  dueAt: Instant,
  unit: Length['unit'],
  pauses: readonly Pause[],
  calendar: Calendar,
  until: Instant,
): Paused {
  let due = dueAt;
  for (const { from: began, to } of pauses) {
    const from = began > start ? began : start;
    if (from >= due || from >= until || (to && to <= from)) continue;
    const isCounted = unit === 'business-days';
    const left = isCounted ? workingTime(from, due, calendar) : between(from, due);
    const resumed = to && to < until ? to : until;
    const moved = isCounted ? addWorkingTime(resumed, left, calendar) : plus(resumed, left);
    // Where a day begins at the end of a count, both readings leave the same time; the later one is taken.
    due = moved > due ? moved : due;
    if (!to || to > until) return { dueAt: due, still: { since: from, left } };
  }
  return { dueAt: due };
}
