import type { JSX } from 'preact';
import { between, type Instant, sayDuration, sayInstant } from '../core/process/instant.ts';
import { useFrame } from './frame.ts';
import { Icon } from './icon.tsx';
import { sayLocal } from './say-local.ts';

/** One clock of a case as a person sees it. */
export interface ClockView {
  /** What is due: `First reply`. */
  readonly label: string;
  readonly state: 'ok' | 'soon' | 'late' | 'paused' | 'met';
  /** When it is due, or was met; nothing while paused. */
  readonly at: Instant | null;
  /** Why it is paused, or in how long it was met. */
  readonly note?: string | undefined;
  /** The calendar that business days are counted in: `team calendar Europe/Berlin`. */
  readonly calendar?: string | undefined;
}

const icons = { ok: 'ok', soon: 'soon', late: 'late', paused: 'paused', met: 'met' } as const;

/** The words after the label: `due in 5 h 10 min`, `late by 2 h`, `paused: waiting for the reporter`, `met after 1 h`. */
export function sayClock(clock: ClockView, now: Instant): string {
  const { state, at, note } = clock;
  if (state === 'paused') return note ? `paused: ${note}` : 'paused';
  if (state === 'met') return note ? `met ${note}` : 'met';
  if (!at) return state === 'late' ? 'late' : 'as soon as possible';
  const away = sayDuration(between(now, at));
  return state === 'late' ? `late by ${away}` : `due in ${away}`;
}

/** Shape, word and colour; `role=timer` is silent, so that nobody hears the seconds. */
export function Clock({ clock }: { clock: ClockView }): JSX.Element {
  const { now, zone } = useFrame();
  const { at } = clock;
  const local = at ? sayLocal(at, zone) : null;
  return (
    <span class={`clock clock-${clock.state}`} role="timer">
      <Icon name={icons[clock.state]} />
      <span>
        <span class="clock-label">{clock.label}</span> <span class="clock-state">{sayClock(clock, now)}</span>
        {at ? (
          <span class="clock-at">
            <time datetime={at}>{sayInstant(at)}</time>
            {local ? ` · ${local}` : null}
            {clock.calendar ? ` · ${clock.calendar}` : null}
          </span>
        ) : null}
      </span>
    </span>
  );
}

/** Several clocks side by side. */
export function Clocks({ clocks }: { clocks: readonly ClockView[] }): JSX.Element {
  return (
    <ul class="clocks">
      {clocks.map((clock) => (
        <li key={clock.label}>
          <Clock clock={clock} />
        </li>
      ))}
    </ul>
  );
}
