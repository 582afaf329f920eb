import type { Duty } from '../access/rota.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Case, ReminderLevel } from '../case/model.ts';
import { type Clock, clocks } from './clocks.ts';
import { leadsOf, ownersOf } from './duty.ts';
import type { Facts } from './facts.ts';
import { between, day, fromEpoch, hour, type Instant, toEpoch } from './instant.ts';
import type { Playbook } from './playbook.ts';

export type OwnersReminded = Extract<CaseEvent, { type: 'OwnersReminded' }>;

const order: readonly ReminderLevel[] = ['due soon', 'late', 'late for a day'];

/** The full hour at or before a moment. Reminders are looked for once an hour, so that several make one mail. */
export function fullHour(at: Instant): Instant {
  return fromEpoch(Math.floor(toEpoch(at) / hour) * hour);
}

/**
 * Who is to be reminded of which clocks of a case, as they stood at the full hour: due soon to the owner, late to the lead
 * as well, late for a day to the team's list too. Each clock and level once; nothing for what was met in the meantime, and
 * nothing for a level that a higher one has overtaken.
 */
export function remindersDue(
  state: Case,
  duty: Duty | undefined,
  team: Facts['team'],
  playbook: Playbook,
  at: Instant,
): readonly OwnersReminded[] {
  if (playbook.roles.reminders === 'none' || state.closedAt) return [];
  return clocks(state, playbook, at).flatMap((clock): OwnersReminded[] => {
    const level = levelOf(clock, at);
    if (!level || rank(level) <= rank(state.reminded?.[`${clock.id}/${clock.dueAt}`])) return [];
    const owners = ownersOf(clock.owner, state, duty, team);
    const leads = level === 'due soon' ? [] : state.lead ? [state.lead] : leadsOf(state, team);
    return [
      {
        type: 'OwnersReminded',
        clock: clock.id,
        title: clock.title,
        dueAt: clock.dueAt,
        level,
        accounts: [...new Set([...owners, ...leads])],
        team: level === 'late for a day',
        by: 'system',
      },
    ];
  });
}

function levelOf(clock: Clock, at: Instant): ReminderLevel | undefined {
  if (clock.startsAt > at) return undefined;
  if (clock.state === 'due soon') return 'due soon';
  if (clock.state !== 'late') return undefined;
  return between(clock.dueAt, at) >= day ? 'late for a day' : 'late';
}

const rank = (level: ReminderLevel | undefined): number => (level ? order.indexOf(level) : -1);
