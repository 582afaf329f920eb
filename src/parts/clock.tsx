import type { JSX } from 'preact';
import { between, type Instant, sayDuration, sayInstant } from '../core/process/instant.ts';
import { useFrame } from './frame.ts';
import { Icon } from './icon.tsx';
import { sayLocal } from './say-local.ts';

/** One clock of a case as a person sees it; `core/process/clocks.ts` gives objects of this shape. */
export interface ClockView {
  /** What is due: `First contact`. */
  readonly title: string;
  readonly state: 'ok' | 'due soon' | 'late' | 'paused' | 'met' | 'missed';
  readonly startsAt?: Instant | undefined;
  /** While it stands still: since when, and the milliseconds that it has left. */
  readonly paused?: { readonly since: Instant; readonly left: number } | undefined;
  /** The moment that no choice can move, beside the target. */
  readonly capAt?: Instant | undefined;
  /** Nothing while paused, or when it is due as soon as possible. */
  readonly dueAt: Instant | null;
  readonly metAt?: Instant | undefined;
  /** Why it is paused; of a clock that runs, what to know beside it. */
  readonly note?: string | undefined;
  /** The calendar that business days are counted in: `Europe/Berlin`. */
  readonly calendar?: string | undefined;
  /** Who owes it, by name or by role: `Mara Lind`, `the lead`. */
  readonly owner?: string | undefined;
  /** A page that says more of it. */
  readonly href?: string | undefined;
}

const looks = {
  ok: { icon: 'ok', tone: 'ok' },
  'due soon': { icon: 'soon', tone: 'soon' },
  late: { icon: 'late', tone: 'late' },
  paused: { icon: 'paused', tone: 'paused' },
  met: { icon: 'met', tone: 'met' },
  missed: { icon: 'late', tone: 'late' },
} as const;

/** The words after the title: `due in 5 h 10 min`, `late by 2 h`, `paused: waiting for the reporter`, `met after 1 h`. */
export function sayClock(clock: ClockView, now: Instant): string {
  const { state, startsAt, dueAt, metAt, note } = clock;
  if (state === 'paused') {
    const left = clock.paused ? `, ${sayDuration(clock.paused.left)} left` : '';
    return `${note ? `paused: ${note}` : 'paused'}${left}`;
  }
  if (state === 'met') return startsAt && metAt ? `met after ${sayDuration(between(startsAt, metAt))}` : 'met';
  if (state === 'missed') return dueAt && metAt ? `met ${sayDuration(between(dueAt, metAt))} late` : 'met late';
  if (!dueAt) return state === 'late' ? 'late' : 'as soon as possible';
  const away = sayDuration(between(now, dueAt));
  return state === 'late' ? `late by ${away}` : `due in ${away}`;
}

/** Shape, word and colour; `role=timer` is silent, so that nobody hears the seconds. */
export function Clock({ clock }: { clock: ClockView }): JSX.Element {
  const { now, zone } = useFrame();
  const look = looks[clock.state];
  const isPaused = clock.state === 'paused';
  const at = isPaused ? clock.paused?.since : (clock.metAt ?? clock.dueAt);
  const local = at ? sayLocal(at, zone) : null;
  return (
    <span class={`clock clock-${look.tone}`} role="timer">
      <Icon name={look.icon} />
      <span>
        <span class="clock-label">{clock.href ? <a href={clock.href}>{clock.title}</a> : clock.title}</span>{' '}
        <span class="clock-state">{sayClock(clock, now)}</span>
        {at ? (
          <span class="clock-at">
            {isPaused ? 'since ' : clock.capAt ? 'target ' : null}
            <time datetime={at}>{sayInstant(at)}</time>
            {local ? ` · ${local}` : null}
            {clock.owner && !clock.metAt ? ` · owed by ${clock.owner}` : null}
            {clock.calendar ? ` · counted in ${clock.calendar}` : null}
          </span>
        ) : null}
        {clock.capAt && !clock.metAt ? (
          <span class="clock-at">
            cap <time datetime={clock.capAt}>{sayInstant(clock.capAt)}</time>
          </span>
        ) : null}
        {clock.note && !isPaused && !clock.metAt ? <span class="clock-at">{clock.note}</span> : null}
      </span>
    </span>
  );
}

/** Several clocks side by side. */
export function Clocks({ clocks }: { clocks: readonly ClockView[] }): JSX.Element {
  return (
    <ul class="clocks">
      {clocks.map((clock) => (
        <li key={clock.title}>
          <Clock clock={clock} />
        </li>
      ))}
    </ul>
  );
}
