import { businessDaysBetween, type Calendar } from '../../core/process/calendar.ts';
import type { Scenario } from '../../formats/scenario/schema.ts';
import type { StepOutcome } from './outcome.ts';

/**
 * Counts the business days between steps that were taken, in the calendar of the case and the holidays that the scenario
 * adds, and says in a sentence each where the count differs from what was expected.
 */
export function judgeSpans(
  spans: Scenario['expect']['spans'],
  played: readonly Pick<StepOutcome, 'step' | 'heldBy'>[],
  calendar: Calendar,
): readonly string[] {
  return spans.flatMap(({ from, to, holidays, businessDays }) => {
    const first = played.find(({ step, heldBy }) => step.do === from && !heldBy)?.step.at;
    const last = played.findLast(({ step, heldBy }) => step.do === to && !heldBy)?.step.at;
    if (!first || !last) return [`Nobody took ${first ? to : from}, so nothing can be counted from ${from} to ${to}.`];
    const days = businessDaysBetween(first, last, { ...calendar, holidays: [...calendar.holidays, ...holidays] });
    const besides = holidays.length > 0 ? `, with ${holidays.join(' and ')} off` : '';
    const wanted = `and ${businessDays} were expected`;
    return days === businessDays ? [] : [`From ${from} to ${to} lie ${days} business days${besides}, ${wanted}.`];
  });
}
