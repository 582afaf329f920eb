import type { CaseEvent, Recorded } from '../case/events.ts';
import type { Case } from '../case/model.ts';
import { after, type Calendar, type Length } from './calendar.ts';
import { clocks } from './clocks.ts';
import { between, type Instant, plus } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** Moments of a case that a drill may speak of, each the first event of its kind. */
export const caseMoments = {
  report: 'ReportReceived',
  seen: 'ReportSeen',
  contact: 'ReporterContacted',
  plan: 'PlanShared',
  valid: 'ReportValidated',
  rejected: 'ReportRejected',
  accepted: 'ReportAccepted',
  scored: 'VulnerabilityScored',
  drafted: 'AdvisoryDrafted',
  proposed: 'DateProposed',
  notice: 'NoticeSent',
  date: 'DateDecided',
  public: 'ExposureRecorded',
  ended: 'EmbargoEnded',
  published: 'AdvisoryPublished',
  users: 'UsersTold',
  distributors: 'DistributorsFollowedUp',
  retrospective: 'RetrospectiveHeld',
  closed: 'CaseClosed',
} as const satisfies Readonly<Record<string, CaseEvent['type']>>;

/** A moment and how far from it: “disclosure - 2 days”, “report + 3 business-days”, “start”. */
export interface When {
  readonly from: string;
  readonly sign: 1 | -1;
  readonly length?: Length;
}

const whenForm = /^([a-z][a-z0-9-]{0,40})(?: ([+-]) (\d{1,3}) (hours?|days?|business-days?))?$/;

/** Reads a moment; nothing for a text that is none. Business days are counted forward only. */
export function readWhen(text: string): When | undefined {
  const [, from, sign, amount, unit] = whenForm.exec(text) ?? [];
  if (from === undefined) return undefined;
  if (amount === undefined || unit === undefined) return { from, sign: 1 };
  const length = { amount: Number(amount), unit: `${unit.replace(/s$/, '')}s` as Length['unit'] };
  if (sign === '-' && length.unit === 'business-days') return undefined;
  return { from, sign: sign === '-' ? -1 : 1, length };
}

export type Moments = Readonly<Record<string, Instant>>;

/** When a moment is; nothing while what it counts from has not happened. */
export function instantOf({ from, sign, length }: When, known: Moments, calendar: Calendar): Instant | undefined {
  const at = known[from];
  if (at === undefined || !length) return at;
  const span = between(at, after(at, length, calendar));
  return plus(at, sign * span);
}

/** The moments of a case that have come: of its events, and the agreed disclosure, which may still be ahead. */
export function momentsOf(state: Case | undefined, events: readonly Recorded[]): Moments {
  const known: Record<string, Instant> = {};
  for (const [name, type] of Object.entries(caseMoments)) {
    const first = events.find(({ event }) => event.type === type && isThatMoment(event));
    if (first) known[name] = first.at;
  }
  return state?.embargo.end ? { ...known, disclosure: state.embargo.end } : known;
}

/** A claim from outside, or attacks, make nothing public: that is the team's record. */
function isThatMoment(event: CaseEvent): boolean {
  return event.type !== 'ExposureRecorded' || (event.what !== 'attacks observed' && event.by.startsWith('account:'));
}

/** What a drill asks of the team: that a moment comes before another. */
export interface Goal {
  readonly id: string;
  readonly says: string;
  readonly moment: string;
  readonly before: When;
  readonly points: number;
}

export interface ScoreLine {
  readonly id: string;
  readonly says: string;
  /** `idle`: what it counts from never came, so nothing could be gained or lost. */
  readonly outcome: 'reached' | 'missed' | 'open' | 'idle';
  readonly points: number;
  readonly of: number;
  /** Milliseconds to spare; negative when late. */
  readonly spare?: number;
}

export interface DrillScore {
  readonly lines: readonly ScoreLine[];
  readonly points: number;
  readonly of: number;
}

/**
 * The score of a drill: its goals, and a point for every clock of the case that was kept.
 * Pure: a drill that is scored twice gives the same figures.
 */
export function scoreOf(
  goals: readonly Goal[],
  known: Moments,
  state: Case | undefined,
  playbook: Playbook,
  now: Instant,
): DrillScore {
  const lines = [
    ...goals.map((goal) => goalLine(goal, known, playbook.calendar, now)),
    ...(state ? clocks(state, playbook, now).map(clockLine) : []),
  ];
  const counted = lines.filter(({ outcome }) => outcome !== 'idle');
  const sum = (of: (line: ScoreLine) => number) => counted.reduce((total, line) => total + of(line), 0);
  return { lines, points: sum((line) => line.points), of: sum((line) => line.of) };
}

function goalLine({ id, says, moment, before, points }: Goal, known: Moments, calendar: Calendar, now: Instant) {
  const due = instantOf(before, known, calendar);
  const line = (outcome: ScoreLine['outcome'], won: number, spare?: number): ScoreLine => ({
    id,
    says,
    outcome,
    points: won,
    of: points,
    ...(spare === undefined ? {} : { spare }),
  });
  if (due === undefined) return line('idle', 0);
  const at = known[moment];
  if (at !== undefined)
    return at <= due ? line('reached', points, between(at, due)) : line('missed', 0, between(at, due));
  return now <= due ? line('open', 0) : line('missed', 0);
}

function clockLine({ id, title, state, dueAt, metAt }: ReturnType<typeof clocks>[number]): ScoreLine {
  const outcome = state === 'met' ? 'reached' : state === 'missed' || state === 'late' ? 'missed' : 'open';
  return {
    id: `clock-${id}`,
    says: `The clock “${title}” is kept.`,
    outcome,
    points: outcome === 'reached' ? 1 : 0,
    of: 1,
    ...(metAt ? { spare: between(metAt, dueAt) } : {}),
  };
}
