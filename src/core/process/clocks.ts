import { hasClock } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import { after, knowsYearOf } from './calendar.ts';
import { firstContact, plan } from './clocks/contact.ts';
import type { ClockDefinition } from './clocks/definition.ts';
import { agreedDisclosure, latestDisclosure, reportToPublic } from './clocks/disclosure.ts';
import { leakDecision } from './clocks/leak.ts';
import { behindPauses, pausesOf } from './clocks/pause.ts';
import { retrospective } from './clocks/retrospective.ts';
import { settledBefore } from './clocks/settled.ts';
import { stale, statusUpdate } from './clocks/updates.ts';
import { between, hour, type Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import { cnaClocks } from './regulatory/cna.ts';
import { craClocks } from './regulatory/cra.ts';

/** Every kind of clock, in the order in which pages show them. A new one is its file in `clocks/` and its line here. */
export const clockDefinitions: readonly ClockDefinition[] = [
  firstContact,
  plan,
  statusUpdate,
  stale,
  reportToPublic,
  agreedDisclosure,
  latestDisclosure,
  leakDecision,
  retrospective,
  ...craClocks,
  ...cnaClocks,
];

/** A deadline of a case with its owner, computed from the record and never stored. */
export interface Clock {
  /** Of its definition. */
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly owner: string;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly state: 'ok' | 'due soon' | 'late' | 'paused' | 'met' | 'missed';
  readonly metAt?: Instant;
  /** While it stands still: since when, and the milliseconds that it has left. `dueAt` is then what it would be if it went on now. */
  readonly paused?: { readonly since: Instant; readonly left: number };
  /** The moment that no choice of the team can move, where there is one beside the target. */
  readonly capAt?: Instant;
  readonly note?: string;
  readonly calendar: string;
}

/**
 * Every clock that runs or ran in a case. A clock met late reads `missed`, so that a breach stays visible; the owner of
 * each is a party of the case.
 */
export function clocks(state: Case, playbook: Playbook, now: Instant): readonly Clock[] {
  const pauses = pausesOf(state);
  return clockDefinitions.flatMap((definition): Clock | readonly Clock[] => {
    const run = hasClock(state, definition.id) && definition.run(state, playbook);
    if (!run) return [];
    const { id, title, clause, grace = 0 } = definition;
    const { agreed, startsAt, metAt, ...beside } = run;
    const common = {
      id,
      title,
      clause,
      startsAt,
      ...beside,
      ...(metAt ? { metAt } : {}),
      calendar: playbook.calendar.name,
    };
    const settled = settledBefore(state, id, run);
    if (settled === 'not then') return [];
    if (settled) {
      const { owner, dueAt } = settled;
      return { ...common, owner, dueAt, state: stateOf(metAt, dueAt, grace, now) };
    }
    if (agreed) return { ...common, ...agreed, state: stateOf(metAt, agreed.dueAt, grace, now) };
    const timed = definition.timed(playbook, state.severity?.word);
    if (!timed) return [];
    const { calendar, clocks: keys } = playbook;
    const isPausable = (keys.pausedByQuestion as readonly string[]).includes(id);
    const { unit } = timed.length;
    const end = (definition.ends ?? after)(startsAt, timed.length, calendar);
    const { dueAt, still } = behindPauses(startsAt, end, unit, isPausable ? pauses : [], calendar, metAt ?? now);
    const isStill = still !== undefined && !metAt;
    return {
      ...common,
      ...(unit === 'business-days' && !knowsYearOf(dueAt, calendar) ? { note: unknownHolidays(dueAt) } : {}),
      owner: timed.owner,
      dueAt,
      ...(isStill ? { paused: still, note: 'waiting for the reporter' } : {}),
      state: isStill ? 'paused' : stateOf(metAt, dueAt, grace, now),
    };
  });
}

const unknownHolidays = (dueAt: Instant): string =>
  `The playbook’s calendar does not know the holidays of ${dueAt.slice(0, 4)}`;

function stateOf(metAt: Instant | undefined, dueAt: Instant, grace: number, now: Instant): Clock['state'] {
  if (metAt) return between(dueAt, metAt) > grace ? 'missed' : 'met';
  const left = between(now, dueAt);
  if (left < -grace) return 'late';
  return left < 24 * hour ? 'due soon' : 'ok';
}
