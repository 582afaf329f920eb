import type { Duty } from '../access/rota.ts';
import type { CaseEvent } from '../case/events.ts';
import type { AccountId } from '../case/ids.ts';
import type { Case } from '../case/model.ts';
import { after } from './calendar.ts';
import type { Facts } from './facts.ts';
import type { Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

export type DutyTold = Extract<CaseEvent, { type: 'DutyTold' }>;

/** The turn of a case in a rota that goes round by report: the number behind the year. */
export function rotaTurnOf(number: string): number {
  return Number(/(\d+)$/.exec(number)?.[1] ?? 0);
}

/** Whether somebody has taken the report: pressed “I have it”, or answered in any way. */
export function isTaken(state: Case): boolean {
  return [state.seenAt, state.contactedAt, state.rejection, state.closedAt].some((it) => it !== undefined);
}

/** Who is told of a new report: the one on duty, or the whole rota at once when it is said to be public (R24). */
export function firstTold(state: Case, duty: Duty | undefined): DutyTold | undefined {
  if (!duty) return undefined;
  const isPublic = state.report.alreadyPublic;
  return {
    type: 'DutyTold',
    accounts: isPublic ? duty.members : [duty.account],
    team: false,
    why: isPublic ? 'said to be public' : 'new report',
    rung: 0,
    by: 'system',
  };
}

/**
 * Whom to tell now because nobody has taken the report: every rung of the playbook whose time has come and that was not
 * told yet. Never before its time; a house that was down makes up for it in order.
 */
export function escalation(
  state: Case,
  duty: Duty | undefined,
  team: Facts['team'],
  playbook: Playbook,
  now: Instant,
): readonly DutyTold[] {
  if (isTaken(state)) return [];
  return playbook.roles.escalation.flatMap(({ after: length, tell }, index): DutyTold[] => {
    const rung = index + 1;
    if (rung <= (state.toldRung ?? 0) || after(state.openedAt, length, playbook.calendar) > now) return [];
    const accounts = whom(tell, state, duty, team).filter((id) => !state.conflicted.includes(id));
    return [{ type: 'DutyTold', accounts, team: tell === 'team', why: 'not taken', rung, by: 'system' }];
  });
}

function whom(
  tell: Playbook['roles']['escalation'][number]['tell'],
  state: Case,
  duty: Duty | undefined,
  team: Facts['team'],
): readonly AccountId[] {
  if (tell === 'next') return duty?.next ? [duty.next] : [];
  if (tell === 'team') return duty?.members ?? [];
  return state.lead ? [state.lead] : leadsOf(state, team);
}

/** The people who may lead this case. */
export function leadsOf(state: Case, team: Facts['team']): readonly AccountId[] {
  return team
    .filter(({ account, roles }) => roles.includes('lead') && !state.conflicted.includes(account))
    .map(({ account }) => account);
}

/** Whose turn it is to lead, where the playbook gives cases round; undefined where there is no lead to give it to. */
export function leadInTurn(state: Case, team: Facts['team']): AccountId | undefined {
  const leads = leadsOf(state, team);
  return leads[rotaTurnOf(state.number) % leads.length];
}

/**
 * The people who own a clock: a role named by the playbook becomes the lead of the case, the one on duty, or the members
 * of the case who have that role; an account owns what was given to it by name. Where there is nobody yet, whoever could take it (design.md §2: no clock without owner).
 */
export function ownersOf(role: string, state: Case, duty: Duty | undefined, team: Facts['team']): readonly AccountId[] {
  const free = team.filter(({ account }) => !state.conflicted.includes(account));
  const withRole = (name: string) =>
    free.filter(({ roles }) => (roles as readonly string[]).includes(name)).map(({ account }) => account);
  const onCase = (name: string) => withRole(name).filter((id) => state.members.some((m) => m.account === id));
  const here = (id: AccountId | undefined) =>
    id !== undefined && free.some(({ account }) => account === id) ? [id] : [];
  const lead = here(state.lead);
  const responder = here(duty?.account);
  // Of a decision that one person owns by name.
  if (here(role).length > 0) return [role];
  const order =
    role === 'lead'
      ? [lead, responder, withRole('lead')]
      : role === 'responder'
        ? [responder, lead, withRole('responder'), withRole('lead')]
        : [onCase(role), lead, responder, withRole('lead')];
  return order.find((ids) => ids.length > 0) ?? [];
}
