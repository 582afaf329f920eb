import type { Severity } from '../case/model.ts';
import { after, type Calendar, countBusinessDays, type Length, nameOf } from './calendar.ts';
import type { Timed } from './clocks/definition.ts';
import { clockDefinitions } from './clocks.ts';
import type { Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

export const severityWords = ['none', 'low', 'medium', 'high', 'critical'] as const satisfies Severity['word'][];

/** A clock that can be counted from any moment, without a case. */
export interface CountableClock {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** What it runs from and what meets it, as they end a sentence. */
  readonly from: string;
  readonly metBy: string;
  timed(severity?: Severity['word']): Timed | undefined;
  /** Where a length ends, where this clock has a way of its own to count it. */
  ends?(from: Instant, length: Length, calendar: Calendar): Instant;
}

/** Every clock of a playbook that runs for a length of time, the caps of its programmes among them. */
export function countableClocks(playbook: Playbook): readonly CountableClock[] {
  const own = clockDefinitions.map((definition) => ({
    ...definition,
    timed: (severity?: Severity['word']) => definition.timed(playbook, severity),
  }));
  const programmes = playbook.embargo.programmes.map(({ id, title, cap }) => ({
    id,
    title: `Cap of ${title}`,
    clause: id,
    from: 'the moment at which it is told',
    metBy: 'the matter being public',
    timed: () => ({ length: cap, owner: 'lead' }),
  }));
  return [...own, ...programmes].filter(({ timed }) => severityWords.some((word) => timed(word)));
}

/** One day that a count came by: whether it counted, or why not. */
export interface DayOfCount {
  readonly date: string;
  readonly weekday: string;
  readonly off?: string;
}

/** Where a length of time ends, and how business days were counted on the way; other units pass no days over. */
export function countFrom(
  from: Instant,
  length: Length,
  { calendar }: Playbook,
  ends = after,
): { readonly dueAt: Instant; readonly days: readonly DayOfCount[] } {
  const counted = length.unit === 'business-days' ? countBusinessDays(from, length.amount, calendar) : [];
  const days = counted.map(({ date, off }) => ({
    date: date.toString(),
    weekday: nameOf(date),
    ...(off === undefined ? {} : { off }),
  }));
  return { dueAt: ends(from, length, calendar), days };
}
