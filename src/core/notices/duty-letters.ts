import type { Project } from '../access/project.ts';
import type { Duty } from '../access/rota.ts';
import type { AccountId } from '../case/ids.ts';
import { after } from '../process/calendar.ts';
import type { DutyTold } from '../process/duty.ts';
import { between, day, type Instant, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { OwnersReminded } from '../process/reminders.ts';
import type { Letter, Place, Recipient } from './letters.ts';

/** What the person on duty reads of a report: that there is one, and why it comes to them. Never what it says. */
export function dutyWords({ why }: DutyTold): string {
  switch (why) {
    case 'new report':
      return 'You are on duty, and a new report has come. Open it and mark it as seen: then nobody else is told.';
    case 'said to be public':
      return 'A report says that something is ALREADY PUBLIC. The whole rota is told at once. Look at it now, and mark it as seen.';
    case 'not taken':
      return 'Nobody has taken a report yet, so you are told of it. Whoever opens it and marks it as seen has it.';
  }
}

/** What was decided about one case, for a digest. */
export interface Reminded {
  readonly number: string;
  readonly reminder: OwnersReminded;
}

/** One mail for all that one recipient is reminded of at a full hour: which case, which duty, by when. */
export function digest(
  recipient: Recipient,
  reminded: readonly Reminded[],
  playbook: Playbook,
  place: Place,
  now: Instant,
  key: string,
): Letter {
  const sorted = [...reminded].sort((a, b) => a.reminder.dueAt.localeCompare(b.reminder.dueAt));
  const rows = sorted.map(({ number, reminder: { title, dueAt, level } }) => {
    const state =
      level === 'due soon' ? 'due' : level === 'late' ? 'late, it was due' : 'late for more than a day, it was due';
    return `${number}: ${title} is ${state} ${sayInstant(dueAt)}\n${place.baseUrl}/desk/cases/${number}`;
  });
  const late = sorted.filter(({ reminder }) => reminder.level !== 'due soon').length;
  const what = `${sorted.length === 1 ? 'one thing' : `${sorted.length} things`} due${late > 0 ? `, ${late} late` : ''}`;
  return {
    letter: 'reminder',
    recipient,
    subject: `[${playbook.name}] ${what}`,
    text: rows.join('\n\n'),
    dueAt: now,
    key,
  };
}

/**
 * What is owed when the duty should have passed on and nobody has acknowledged it: the earlier one hears that they stay on
 * duty, the next one that it is their turn; after the playbook's time the team's list as well. Each once, never before.
 */
export function handOverLetters(
  project: Project,
  duty: Duty | undefined,
  playbook: Playbook,
  now: Instant,
  place: Place,
): readonly Letter[] {
  if (duty?.kind !== 'weekly' || !duty.handOverAt || !duty.next || duty.handOverAt > now) return [];
  const due = duty.handOverAt;
  // A rota that was set long ago and comes into force today begins with its first hand-over, not with the missed ones.
  if (between(due, now) > 366 * day) return [];
  const to = duty.offer?.to ?? duty.next;
  const owed = (letter: string, recipient: Recipient, text: string): Letter => ({
    letter,
    recipient,
    subject: `[${playbook.name}] rota`,
    text: `${text}\n\n${place.baseUrl}/desk/rota`,
    dueAt: now,
    key: `${project.id}/${letter}/${due}/${'id' in recipient ? recipient.id : ''}`,
  });
  const unanswered = after(due, playbook.roles.handOver.tellTeamAfter, playbook.calendar) <= now;
  return [
    owed(
      'hand-over-due',
      { kind: 'account', id: duty.account },
      `Your turn has ended, and nobody has taken over yet: you stay on duty until somebody does.`,
    ),
    owed(
      'hand-over-due',
      { kind: 'account', id: to },
      'It is your turn on the rota. Say “I have it”; until then the earlier one stays on duty.',
    ),
    ...(unanswered
      ? [
          owed(
            'hand-over-late',
            { kind: 'list', id: 'team' },
            'The duty should have passed on, and nobody has taken over.',
          ),
        ]
      : []),
  ];
}

/** What two people hear when the duty is offered or has passed on. */
export function handOffLetter(
  project: Project,
  what: 'offered' | 'acknowledged',
  recipient: AccountId,
  key: string,
  playbook: Playbook,
  now: Instant,
  place: Place,
): Letter {
  const text =
    what === 'offered'
      ? 'The duty is offered to you. Say “I have it” if you take it; until then the earlier one stays on duty.'
      : 'The duty has passed on: it was acknowledged, and you are free of it.';
  return {
    letter: `hand-off-${what}`,
    recipient: { kind: 'account', id: recipient },
    subject: `[${playbook.name}] rota`,
    text: `${text}\n\n${place.baseUrl}/desk/rota`,
    dueAt: now,
    key: `${project.id}/${what}/${key}/${recipient}`,
  };
}
