import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../case/model.ts';
import { type Calendar, type Length, laterReading, local } from '../calendar.ts';
import { type ClockDefinition, earliest, met } from '../clocks/definition.ts';
import { fromEpoch, hour, type Instant, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';

/** The reports that Art. 14 of Regulation (EU) 2024/2847 asks for, in the order in which they fall due. */
export const craReports = [
  'cra-early-warning',
  'cra-notification',
  'cra-final-report',
  'cra-incident-early-warning',
  'cra-incident-notification',
  'cra-incident-final-report',
] as const;
export type CraReport = (typeof craReports)[number];

/** One report: what it is called, the clause that asks for it, how long there is, and from when. */
export interface CraDuty {
  readonly id: CraReport;
  readonly title: string;
  readonly clause: string;
  readonly length: Length;
  /** What the length runs from, as it ends the sentence "It runs from …". */
  readonly from: string;
  readonly matter: 'exploitation' | 'incident';
  readonly starts: (state: Case, playbook: Playbook) => Instant | undefined;
}

const act = 'Regulation (EU) 2024/2847 Art. 14';
const aware = 'the moment of becoming aware';

/** Art. 14(2) for actively exploited vulnerabilities, Art. 14(4) for severe incidents. */
export const craDuties: readonly CraDuty[] = [
  {
    id: 'cra-early-warning',
    title: 'CRA early warning',
    clause: `${act}(2)(a)`,
    length: { amount: 24, unit: 'hours' },
    from: aware,
    matter: 'exploitation',
    starts: exploitationKnown,
  },
  {
    id: 'cra-notification',
    title: 'CRA vulnerability notification',
    clause: `${act}(2)(b)`,
    length: { amount: 72, unit: 'hours' },
    from: aware,
    matter: 'exploitation',
    starts: exploitationKnown,
  },
  {
    id: 'cra-final-report',
    title: 'CRA final report',
    clause: `${act}(2)(c)`,
    length: { amount: 14, unit: 'days' },
    from: 'the first corrective or mitigating measure that is available, once exploitation is known',
    matter: 'exploitation',
    starts: (state, playbook) => later(exploitationKnown(state, playbook), measureAvailable(state)),
  },
  {
    id: 'cra-incident-early-warning',
    title: 'CRA early warning of an incident',
    clause: `${act}(4)(a)`,
    length: { amount: 24, unit: 'hours' },
    from: aware,
    matter: 'incident',
    starts: incidentKnown,
  },
  {
    id: 'cra-incident-notification',
    title: 'CRA incident notification',
    clause: `${act}(4)(b)`,
    length: { amount: 72, unit: 'hours' },
    from: aware,
    matter: 'incident',
    starts: incidentKnown,
  },
  {
    id: 'cra-incident-final-report',
    title: 'CRA final report on an incident',
    clause: `${act}(4)(c)`,
    length: { amount: 1, unit: 'months' },
    from: 'the filing of the incident notification',
    matter: 'incident',
    // "Within one month after the submission": nothing runs before that, and the notification's own clock shows the gap.
    starts: (state, playbook) =>
      incidentKnown(state, playbook) && state.filings?.find((f) => f.report === 'cra-incident-notification')?.filedAt,
  },
];

/** The duty of an id, such as cra-early-warning. */
export function craDuty(id: string): CraDuty | undefined {
  return craDuties.find((duty) => duty.id === id);
}

/** The reports of which a clock runs or ran in a case; none where the playbook does not turn them on. */
export function reportsOf(state: Case, playbook: Playbook): readonly CraDuty[] {
  return craDuties.filter((duty) => duty.starts(state, playbook) !== undefined);
}

/** The reports that are owed and not filed yet. */
export function reportsOwed(state: Case, playbook: Playbook): readonly CraDuty[] {
  return reportsOf(state, playbook).filter(({ id }) => !state.filings?.some((f) => f.report === id));
}

/**
 * When the project became aware that the vulnerability is actively exploited: the team's own record of attacks, or the
 * moment that it names. A claim from outside starts nothing; the team looks first.
 */
export function exploitationKnown(state: Case, playbook: Playbook): Instant | undefined {
  const named = state.incidents?.filter((i) => i.what === 'active exploitation').map((i) => i.awareAt) ?? [];
  return inForce(named.reduce(earliest, state.exposure.attacksObserved), playbook);
}

/** When the project became aware of a severe incident that it must report. */
export function incidentKnown(state: Case, playbook: Playbook): Instant | undefined {
  const isSteward = playbook.regulatory.cra?.role === 'steward';
  const counted = state.incidents?.filter((i) => i.what === 'severe incident' && (!isSteward || i.ownSystems)) ?? [];
  return inForce(counted.map((i) => i.awareAt).reduce<Instant | undefined>(earliest, undefined), playbook);
}

/** The first thing that users can do: a released patch, or a published advisory. */
export function measureAvailable(state: Case): Instant | undefined {
  const released = Object.values(state.fixes).map((fix) => fix.releasedAt);
  return released.reduce(earliest, state.advisory.publications[0]?.at);
}

/** Nothing is owed for what became known before the playbook's first day, which begins in the calendar's zone. */
function inForce(at: Instant | undefined, { regulatory, calendar }: Playbook): Instant | undefined {
  if (!at || !regulatory.cra) return undefined;
  const first = Temporal.PlainDate.from(regulatory.cra.from).toZonedDateTime(calendar.timeZone).epochMilliseconds;
  return at >= fromEpoch(first) ? at : undefined;
}

function later(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a && b && (a > b ? a : b);
}

/**
 * The end of a legal period. Hours are exact. Days and months end at the same time of day on their last date in the
 * calendar's zone; a month that has no such date ends on its last day (Regulation 1182/71 Art. 3(2)(c)). The law would
 * allow the rest of that date, so this is never too late, and it is never earlier than the whole period.
 */
export function legalEnd(from: Instant, { amount, unit }: Length, calendar: Pick<Calendar, 'timeZone'>): Instant {
  if (unit === 'hours') return plus(from, amount * hour);
  const start = local(from, calendar).toPlainDateTime();
  const end = start.add(unit === 'months' ? { months: amount } : { days: amount }, { overflow: 'constrain' });
  return laterReading(end, calendar);
}

/** The clocks of these reports, one each. */
export const craClocks: readonly ClockDefinition[] = craDuties.map((duty) => ({
  id: duty.id,
  title: duty.title,
  clause: duty.clause,
  from: duty.from,
  metBy: 'the report that was filed',
  ends: legalEnd,
  timed: ({ regulatory: { cra } }) => (cra ? { length: duty.length, owner: cra.owner } : undefined),
  run: (state, playbook) => {
    const startsAt = duty.starts(state, playbook);
    const { cra } = playbook.regulatory;
    if (!startsAt || !cra) return undefined;
    const filed = state.filings?.find(({ report }) => report === duty.id);
    return {
      startsAt,
      ...met(filed?.filedAt),
      ...(cra.role === 'steward' ? { note: 'as a steward, by Art. 24(3)' } : {}),
    };
  },
}));
