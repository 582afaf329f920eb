import { statusOf } from '../case/evolve.ts';
import type { Case } from '../case/model.ts';
import { after } from './calendar.ts';
import { between, hour, type Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** A deadline of a case with its owner, computed from the record and never stored. */
export interface Clock {
  readonly id: 'first-contact' | 'plan' | 'report-to-public' | 'embargo' | 'retrospective';
  readonly title: string;
  readonly clause: string;
  readonly owner: string;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly state: 'ok' | 'due soon' | 'late' | 'met' | 'missed';
  readonly metAt?: Instant;
  readonly calendar: string;
}

type Drafted = Omit<Clock, 'state' | 'calendar'>;

/**
 * Every clock that runs or ran in a case. First contact and plan are two duties on their own clocks (R27 to R29, R83);
 * an automatic reply stops neither. A clock met late reads `missed`, so that a breach stays visible.
 */
export function clocks(state: Case, playbook: Playbook, now: Instant): readonly Clock[] {
  const drafted = [...contact(state, playbook), ...disclosure(state, playbook), ...lookBack(state, playbook)];
  return drafted.map((clock) => ({ ...clock, calendar: playbook.calendar.name, state: stateOf(clock, now) }));
}

function contact(state: Case, { clocks: lengths, calendar }: Playbook): readonly Drafted[] {
  const startsAt = state.openedAt;
  const build = (id: 'first-contact' | 'plan', title: string, clause: string, metAt: Instant | undefined): Drafted => ({
    id,
    title,
    clause,
    owner: lengths[id].owner,
    startsAt,
    dueAt: after(startsAt, lengths[id], calendar),
    ...(metAt ? { metAt } : {}),
  });
  // A rejection is an answer to the reporter in full, so it meets both duties.
  const rejected = state.rejection?.at;
  return [
    build('first-contact', 'First contact', 'R28', earliest(state.contactedAt, rejected)),
    build('plan', 'Plan and workarounds', 'R27', earliest(state.plan?.at, rejected)),
  ];
}

function disclosure(state: Case, playbook: Playbook): readonly Drafted[] {
  const length = playbook.clocks['report-to-public'];
  const publishedAt = state.advisory.publications[0]?.at;
  const met = publishedAt ? { metAt: publishedAt } : {};
  const drafted: Drafted[] = [];
  const counts = length.severities.length === 0 || length.severities.includes(state.severity?.word ?? '');
  // A published case keeps its clock after it is closed, so that a breach stays visible.
  if ((statusOf(state) === 'accepted' || publishedAt) && counts) {
    drafted.push({
      id: 'report-to-public',
      title: 'From report to disclosure',
      clause: 'R63',
      owner: length.owner,
      startsAt: state.openedAt,
      dueAt: after(state.openedAt, length, playbook.calendar),
      ...met,
    });
  }
  if (state.embargo.end && state.embargo.decided) {
    const endedAt = publishedAt ?? state.embargo.ended?.at;
    drafted.push({
      id: 'embargo',
      title: 'Public disclosure',
      clause: 'R78',
      owner: 'lead',
      startsAt: state.embargo.decided.at,
      dueAt: state.embargo.end,
      ...(endedAt ? { metAt: endedAt } : {}),
    });
  }
  return drafted;
}

function lookBack(state: Case, playbook: Playbook): readonly Drafted[] {
  const publishedAt = state.advisory.publications[0]?.at;
  if (!publishedAt || !playbook.retrospective.required) return [];
  const length = playbook.clocks.retrospective;
  const { at, state: done } = state.retrospective;
  const metAt = done === 'done' || done === 'waived' ? at : undefined;
  return [
    {
      id: 'retrospective',
      title: 'Retrospective',
      clause: 'R72',
      owner: length.owner,
      startsAt: publishedAt,
      dueAt: after(publishedAt, length, playbook.calendar),
      ...(metAt ? { metAt } : {}),
    },
  ];
}

function stateOf(clock: Drafted, now: Instant): Clock['state'] {
  // Publication after the agreed moment is what was agreed; only well after it is it late.
  const grace = clock.id === 'embargo' ? hour : 0;
  if (clock.metAt) return between(clock.dueAt, clock.metAt) > grace ? 'missed' : 'met';
  const left = between(now, clock.dueAt);
  if (left < -grace) return 'late';
  return left < 24 * hour ? 'due soon' : 'ok';
}

function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a && b) return a < b ? a : b;
  return a ?? b;
}
