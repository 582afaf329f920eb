import { Temporal } from 'temporal-polyfill';
import { type Fault, fault, warning } from '../case/fault.ts';
import { hasGoneToMembers, hasStep } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { after, type Calendar, dayOff, laterReading, local, nameOf, sayLength } from './calendar.ts';
import { clocks } from './clocks.ts';
import { bindingDeadline, inSentence, lastMoment } from './deadline.ts';
import { day, type Instant, plus, sayInstant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import type { Situation } from './step.ts';

const daysAtMost = 60;
const aYear = 366 * day;

/**
 * What speaks against a disclosure date, each with the nearest good date as the way out: a day off, a weekday or a
 * stretch that the playbook avoids, another hour than the preferred one, the target missed, and more than a year away
 * (warnings); a deadline
 * that binds (an error, and a gate refuses it).
 */
export function adviseDate(date: Instant, state: Case, playbook: Playbook, now: Instant): readonly Fault[] {
  const good = goodDate(date, state, playbook, now);
  const mend =
    good && good !== date ? `A good date near it is ${sayInstant(good)}.` : 'Keep it if there is a reason to.';
  const binding = bindingDeadline(state, playbook);
  const target = clocks(state, playbook, now).find(({ id }) => id === 'report-to-public');
  const against = (rule: string, message: string): Fault => warning(rule, '/date', message, mend);
  return [
    ...(binding && date > lastMoment(binding, now)
      ? [fault('date-deadline', '/date', `${binding.title} allows no date after ${sayInstant(binding.at)}.`, mend)]
      : []),
    ...(date > plus(now, aYear)
      ? [
          warning(
            'date-distant',
            '/date',
            `It is more than a year away: ${sayInstant(date)}.`,
            'Look whether the year is right; a shorter limit of its own is hardCap in the playbook.',
          ),
        ]
      : []),
    ...againstDay(local(date, playbook.calendar).toPlainDate(), playbook.calendar).map((r) =>
      against(r.rule, r.message),
    ),
    ...againstHour(date, playbook.calendar).map((message) => against('date-hour', message)),
    ...againstNotice(date, state, playbook, now).map((message) => against('date-notice', message)),
    ...(target && date > target.dueAt
      ? [against('date-target', `It is later than the target from report to disclosure, ${sayInstant(target.dueAt)}.`)]
      : []),
  ];
}

/**
 * The good date nearest to `near`, the earlier one of two: ahead of now, within every deadline that binds, on a day that
 * nothing speaks against and with such a day behind it, so that somebody is there on the day after (linux-distros: “near
 * a weekend is not ideal”), and on a day of the release train where there is one. Where there is none, a day is enough that nothing speaks against.
 * @returns undefined when no day within two months will do
 */
export function goodDate(near: Instant, state: Case, playbook: Playbook, now: Instant): Instant | undefined {
  const { calendar } = playbook;
  const binding = bindingDeadline(state, playbook);
  const last = binding && lastMoment(binding, now);
  const start = last && last < near ? last : near > now ? near : plus(now, 1);
  const wall = local(start, calendar);
  const time = calendar.preferredHour ? Temporal.PlainTime.from(calendar.preferredHour) : wall.toPlainTime();
  const free = (date: Temporal.PlainDate) => againstDay(date, calendar).length === 0;
  const { train } = playbook.severity;
  const isTrainDay = (date: Temporal.PlainDate) => train.length === 0 || train.includes(nameOf(date));
  // Where a deadline binds before distributors have their time, the deadline wins and the time is only warned about.
  const earliest = noticeEarliest(state, playbook, now) ?? now;
  const isLongEnough = !last || earliest <= last;
  const good: Instant[] = [];
  for (let away = 0; away <= daysAtMost; away += 1) {
    for (const days of away === 0 ? [0] : [-away, away]) {
      const date = wall.toPlainDate().add({ days });
      const at = laterReading(date.toPlainDateTime(time), calendar);
      if (at <= now || (last && at > last) || (isLongEnough && at < earliest) || !free(date) || !isTrainDay(date))
        continue;
      if (free(date.add({ days: 1 }))) return at;
      good.push(at);
    }
  }
  return good[0];
}

/** What speaks against disclosing on a day of the calendar. */
function againstDay(
  date: Temporal.PlainDate,
  calendar: Calendar,
): { readonly rule: string; readonly message: string }[] {
  const off = dayOff(date, calendar);
  const weekday = nameOf(date);
  const text = date.toString();
  return [
    ...(off === 'weekend' ? [{ rule: 'date-weekend', message: `It falls on a weekend (${weekday}).` }] : []),
    ...(off && off !== 'weekend' ? [{ rule: 'date-holiday', message: `Nobody works on that day (${off}).` }] : []),
    ...(!off && calendar.avoid.includes(weekday)
      ? [{ rule: 'date-weekday', message: `It is a ${weekday}, a day that the playbook avoids.` }]
      : []),
    ...calendar.avoidDates
      .filter(({ from, to }) => from <= text && text <= to)
      .map(({ reason, from, to }) => ({
        rule: 'date-avoided',
        message: `It lies in a stretch that the playbook avoids, ${from} to ${to} (${reason}).`,
      })),
  ];
}

function againstHour(date: Instant, calendar: Calendar): string[] {
  const { preferredHour, timeZone } = calendar;
  const wall = local(date, calendar).toPlainTime().toString({ smallestUnit: 'minute' });
  return preferredHour && wall !== preferredHour
    ? [`It is at ${wall} and the playbook prefers ${preferredHour} (${timeZone}).`]
    : [];
}

/**
 * The first moment that leaves distributors the time the playbook gives them: from the first notice that left, or from now
 * where none has. Undefined where nobody is told early.
 */
function noticeEarliest(state: Case, { calendar, embargo }: Playbook, now: Instant): Instant | undefined {
  if (!embargo.noticeAhead || state.tellDistributors === false || !hasStep(state, 'send-notice')) return undefined;
  const first = state.notices.find(hasGoneToMembers)?.sent?.leavesAt;
  return after(first ?? now, embargo.noticeAhead, calendar);
}

function againstNotice(date: Instant, state: Case, playbook: Playbook, now: Instant): string[] {
  const earliest = noticeEarliest(state, playbook, now);
  return earliest && date < earliest
    ? [
        `It leaves distributors less than ${sayLength(playbook.embargo.noticeAhead!)}: they have that from ${sayInstant(earliest)} on.`,
      ]
    : [];
}

/** Advice of the steps that name a date: on the date that was given, or a hint before there is one. */
export function adviceOnDate({
  input,
  case: c,
  playbook,
  now,
}: Situation<{ readonly date: Instant }>): readonly Fault[] {
  return input ? adviseDate(input.date, c, playbook, now) : [hintAtDate(c, playbook, now)];
}

/** The last moment that keeps every deadline, what speaks against the date on the table, and a good date. */
function hintAtDate(state: Case, playbook: Playbook, now: Instant): Fault {
  const asked = currentProposal(state.embargo)?.at;
  const target = clocks(state, playbook, now).find(({ id }) => id === 'report-to-public');
  const binding = bindingDeadline(state, playbook);
  const good = goodDate(asked ?? target?.dueAt ?? binding?.at ?? plus(now, 7 * day), state, playbook, now);
  const said = [
    binding && `No later than ${sayInstant(lastMoment(binding, now))}: ${inSentence(binding.title)} binds.`,
    asked && asked > now && `On the table: ${sayInstant(asked)}.`,
    ...(asked && asked > now ? adviseDate(asked, state, playbook, now).map(({ message }) => message) : []),
  ];
  return warning(
    'date-hint',
    '/date',
    said.filter(Boolean).join(' '),
    good ? `A good date is ${sayInstant(good)}.` : 'No day of the next two months is free of what the playbook avoids.',
  );
}
