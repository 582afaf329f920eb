import type { Severity } from '../../core/case/model.ts';
import { knowsYearOf, sayLength } from '../../core/process/calendar.ts';
import { type CountableClock, countableClocks, countFrom, severityWords } from '../../core/process/count-clock.ts';
import { type Instant, impossibleDay, instant, sayInstant } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { oneOf } from '../one-of.ts';
import { playbookFrom, shippedNames } from '../playbook-files.ts';

function momentFrom(text: unknown): Instant {
  if (text === undefined) throw new CliFailure('Say from when it is counted: --from 2026-04-01T09:00:00Z.');
  try {
    return instant(String(text));
  } catch {
    const never = impossibleDay(String(text));
    if (never) throw new CliFailure(`--from ${never.message}. ${never.mend}`);
    throw new CliFailure(
      `${text} is no moment with its zone, such as 2026-04-01T09:00:00Z or 2026-04-01T11:00:00+02:00.`,
    );
  }
}

function severityFrom(text: unknown, clock: CountableClock): Severity['word'] | undefined {
  if (text !== undefined) return oneOf('severity', String(text), severityWords);
  if (clock.timed()) return undefined;
  const able = severityWords.filter((word) => clock.timed(word));
  throw new CliFailure(`${clock.id} depends on the severity. Add --severity with one of ${able.join(', ')}.`);
}

/** All that is known of one count, for people and for programs. */
function count(clock: CountableClock, from: Instant, playbook: Playbook, given: unknown) {
  const severity = severityFrom(given, clock);
  const timed = clock.timed(severity);
  if (!timed) throw new CliFailure(`This playbook has no clock ${clock.id} for a severity of ${severity}.`);
  const { calendar, embargo } = playbook;
  const { dueAt, days } = countFrom(from, timed.length, playbook, clock.ends);
  for (const at of [from, dueAt]) {
    if (timed.length.unit !== 'business-days' || knowsYearOf(at, calendar) || !calendar.years) continue;
    const { from: first, to: last } = calendar.years;
    const known = first === last ? `those of ${first}` : `those of ${first} to ${last}`;
    throw new CliFailure(
      `The calendar does not know the holidays of ${at.slice(0, 4)}, only ${known}. Widen calendar.years.`,
    );
  }
  const cap = clock.id === 'report-to-public' ? embargo.hardCap : null;
  return { severity, timed, dueAt, days, capAt: cap && countFrom(from, cap, playbook).dueAt };
}

function say(clock: CountableClock, from: Instant, playbook: Playbook, counted: ReturnType<typeof count>): string {
  const { timed, dueAt, days, capAt } = counted;
  const { timeZone, name } = playbook.calendar;
  const at = (moment: Instant) =>
    timeZone === 'UTC' ? sayInstant(moment) : `${sayInstant(moment, timeZone)} (${sayInstant(moment)})`;
  const skipped = days.filter(({ off }) => off !== undefined);
  const lines = [
    `${clock.title} (${clock.id}, ${clock.clause}): ${sayLength(timed.length)} from ${clock.from}, owed by the ${timed.owner}`,
    `  from  ${at(from)}`,
    `  due   ${at(dueAt)}${capAt ? ' (the target)' : ''}`,
    ...(capAt ? [`  cap   ${at(capAt)}`] : []),
    ...(days.length > 0 ? [`  counted in ${name}, ${timeZone}; the day it begins on does not count`] : []),
    ...skipped.map(({ date, weekday, off }) => `  skipped ${weekday} ${date}: ${off}`),
    `  met by ${clock.metBy}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Who names a playbook without its option is told the command line that was meant. */
async function unnamed(name: unknown): Promise<CliFailure> {
  const known = await shippedNames();
  const isPlaybook = known.some((each) => each === name) || /\.ya?ml$/.test(String(name));
  const meant = isPlaybook ? `--playbook ${name}` : `--playbook contour${name === undefined ? '' : ` ${name}`}`;
  return new CliFailure(`Name the playbook with its option, such as: tidegate clock ${meant}`);
}

/** `tidegate clock`: when a clock of a playbook would run out, counted offline from any moment. */
export const clockCommand: CliCommand = {
  path: 'clock',
  summary: 'Say when a clock of a playbook runs out, and how that was counted',
  examples: [
    'tidegate clock --playbook playbooks/contour.yaml',
    'tidegate clock --playbook playbooks/contour.yaml first-contact --from 2026-04-01T09:00:00Z',
    'tidegate clock --playbook playbooks/contour.yaml report-to-public --from 2026-04-01T09:00:00Z --severity critical --json',
  ],
  configure: (command) => {
    command
      .argument('[name]', 'which clock; without one all are listed')
      .option(
        '--playbook <file>',
        'the playbook, which must be named: a file, - for standard input, or the name of one that comes with Tidegate',
      )
      .option('--from <instant>', 'the moment that it is counted from, with its zone')
      .option('--severity <word>', 'for clocks that depend on the severity of the case')
      .option('--json', 'as JSON');
  },
  async run([name], options, io) {
    if (options.playbook === undefined) throw await unnamed(name);
    const playbook = await playbookFrom(io, String(options.playbook));
    const known = countableClocks(playbook);
    if (name === undefined) {
      const listed = known.map(({ id, title, clause, from }) => ({ clock: id, title, clause, from }));
      if (options.json) io.out(`${JSON.stringify(listed)}\n`);
      else for (const { clock, title, from } of listed) io.out(`${clock}: ${title}, from ${from}\n`);
      return exitCodes.ok;
    }
    const ids = known.map(({ id }) => id);
    const clock = known[ids.indexOf(oneOf('clock', String(name), ids))]!;
    const from = momentFrom(options.from);
    const counted = count(clock, from, playbook, options.severity);
    if (!options.json) io.out(say(clock, from, playbook, counted));
    else {
      const { timed, dueAt, capAt, days, severity } = counted;
      const { length, owner } = timed;
      const { name: calendar, timeZone: zone } = playbook.calendar;
      const whole = { clock: clock.id, title: clock.title, clause: clock.clause, owner, severity: severity ?? null };
      const counting = days.map(({ date, weekday, off }) => ({
        date,
        weekday,
        counts: off === undefined,
        why: off ?? null,
      }));
      io.out(
        `${JSON.stringify({ ...whole, length, from, due_at: dueAt, due: sayInstant(dueAt, zone), cap_at: capAt, calendar, time_zone: zone, counting })}\n`,
      );
    }
    return exitCodes.ok;
  },
};
