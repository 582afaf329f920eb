import { type Fault, fault } from '../../core/case/fault.ts';
import { knowsYearOf, local } from '../../core/process/calendar.ts';
import { type Instant, weekdays } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';

/**
 * Whether a project can live with a calendar from now on. Asked when a playbook is checked or adopted: a case keeps the
 * calendar that it was opened under, however old.
 * @param now without it nothing is said of the years
 */
export function unfitCalendar({ calendar }: Playbook, now: Instant | undefined): readonly Fault[] {
  const { avoid, weekend, years } = calendar;
  const isFree = weekdays.some((day) => !avoid.includes(day) && !weekend.includes(day));
  const year = now && local(now, calendar).year;
  return [
    ...(isFree
      ? []
      : [
          fault(
            'calendar-free-day',
            '/calendar/avoid',
            '"avoid" and the weekend leave no day of the week for a disclosure.',
            'Take a working day out of avoid.',
          ),
        ]),
    ...(now && years && year && !knowsYearOf(now, calendar)
      ? [
          fault(
            'calendar-present',
            '/calendar/years',
            `"years" are ${years.from} to ${years.to}, without ${year}: no public holiday of this year would count.`,
            `Write years: { from: ${year}, to: ${year + 4} }.`,
          ),
        ]
      : []),
  ];
}
