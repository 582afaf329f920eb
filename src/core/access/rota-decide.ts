import { z } from 'zod';
import type { Refusal } from '../case/decide.ts';
import type { AccountId } from '../case/ids.ts';
import type { Facts } from '../process/facts.ts';
import { hidden, maybeLine, moment } from '../process/fields.ts';
import { between, day, hour, type Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { type Actor, actorText, areOfSecurity } from './actor.ts';
import { type Project, playbookInForce } from './project.ts';
import { type Duty, nextHandOver, onDuty, type RotaEvent } from './rota.ts';

/** What can be asked of a rota, each with its input as page and API send it. */
export const rotaInputs = {
  SetRota: z.strictObject({
    members: z
      .array(z.string().min(1).max(200))
      .max(50)
      .meta({ label: 'People in the order of their turns', kind: 'list' }),
  }),
  OfferHandOff: z.strictObject({
    to: hidden('To'),
    note: maybeLine('What is open', 'The next one reads it on the rota’s page. No details of a case.'),
  }),
  AcknowledgeHandOff: z.strictObject({}),
  SwapShift: z.strictObject({ to: hidden('Who takes it') }),
  NoteAbsence: z.strictObject({ account: hidden('Who'), from: moment('Away from'), until: moment('Back at') }),
} as const;

type WithInput = Exclude<keyof typeof rotaInputs, 'AcknowledgeHandOff'>;

export type RotaCommand =
  | { readonly type: 'AcknowledgeHandOff' }
  | { [Name in WithInput]: { readonly type: Name } & z.infer<(typeof rotaInputs)[Name]> }[WithInput];

/** An acknowledgement so close to the hand-over is for the shift that begins then. */
export const comingShift = 84 * hour;

interface Situation {
  readonly project: Project;
  readonly actor: Actor & { readonly kind: 'account' };
  readonly now: Instant;
  readonly playbook: Playbook;
  readonly team: Facts['team'];
  readonly duty: Duty | undefined;
}

/**
 * What follows from a command on the rota. Leads and administrators keep it; whoever is on it hands over, takes over,
 * swaps and says when they are away. `team` holds the open accounts: whoever has left is passed over.
 */
export function decideRota(
  project: Project,
  command: RotaCommand,
  actor: Actor,
  now: Instant,
  team: Facts['team'],
): readonly RotaEvent[] | Refusal {
  if (actor.kind !== 'account') return refuse(command, 'not allowed', 'who', 'This is for people of the team.');
  const playbook = playbookInForce(project);
  if (playbook.roles.rota === 'none') {
    const sentence = 'The playbook in force has no rota. Adopt one whose key roles.rota says weekly or round-robin.';
    return refuse(command, 'gates', 'has-rota', sentence);
  }
  const duty = onDuty(project, now, playbook, { isHere: (id) => mayServe(team, id) });
  const given = { project, actor, now, playbook, team, duty };
  switch (command.type) {
    case 'SetRota':
      return set(command, given);
    case 'OfferHandOff':
      return offer(command, given);
    case 'AcknowledgeHandOff':
      return acknowledge(command, given);
    case 'SwapShift':
      return swap(command, given);
    case 'NoteAbsence':
      return away(command, given);
  }
}

type Given<Name extends RotaCommand['type']> = Extract<RotaCommand, { type: Name }>;

function set(command: Given<'SetRota'>, { actor, team }: Situation): readonly RotaEvent[] | Refusal {
  if (!isKeeper(actor))
    return refuse(command, 'not allowed', 'who', 'A lead or an administrator sets the rota. Ask one.');
  const members = [...new Set(command.members)];
  const stranger = members.find((id) => !mayServe(team, id));
  if (stranger !== undefined || members.length === 0) {
    const sentence =
      members.length === 0
        ? 'The rota is empty. Name at least one person.'
        : 'Only responders and leads with an open account can be on the rota: they are paged, and must be able to look.';
    return refuse(command, 'gates', 'may-serve', sentence);
  }
  return [{ type: 'RotaSet', members, by: actorText(actor) }];
}

function offer(command: Given<'OfferHandOff'>, given: Situation): readonly RotaEvent[] | Refusal {
  const { actor, duty } = given;
  if (duty?.kind !== 'weekly') return noShift(command, duty);
  if (actor.id !== duty.account && !isKeeper(actor)) {
    return refuse(command, 'not allowed', 'who', 'Whoever is on duty hands over, or a lead does it for them.');
  }
  if (!duty.members.includes(command.to) || command.to === duty.account) {
    return refuse(command, 'gates', 'on-rota', 'Hand over to somebody else who is on the rota.');
  }
  return [{ type: 'HandOffOffered', to: command.to, note: command.note, by: actorText(actor) }];
}

function acknowledge(command: Given<'AcknowledgeHandOff'>, given: Situation): readonly RotaEvent[] | Refusal {
  const { actor, duty, now, playbook } = given;
  if (duty?.kind !== 'weekly') return noShift(command, duty);
  const left = between(now, duty.handOverAt!);
  const isMine = duty.offer ? duty.offer.to === actor.id : duty.next === actor.id && left <= comingShift;
  if (!isMine) {
    const sentence = duty.offer
      ? 'The duty was offered to somebody else. Whoever is on duty can offer it to you.'
      : 'The duty was not offered to you, and your turn does not begin within the next days.';
    return refuse(command, 'gates', 'offered', sentence);
  }
  const isEarly = left > 0 && left <= comingShift;
  const until = nextHandOver(isEarly ? duty.handOverAt! : now, playbook);
  return [{ type: 'HandOffAcknowledged', from: duty.account, to: actor.id, until, by: actorText(actor) }];
}

function swap(command: Given<'SwapShift'>, { actor, duty }: Situation): readonly RotaEvent[] | Refusal {
  if (duty?.kind !== 'weekly') return noShift(command, duty);
  if (actor.id !== duty.next && actor.id !== command.to && !isKeeper(actor)) {
    return refuse(command, 'not allowed', 'who', 'Whoever has the next shift swaps it, whoever takes it, or a lead.');
  }
  if (!duty.members.includes(command.to) || command.to === duty.account) {
    return refuse(command, 'gates', 'on-rota', 'Name somebody on the rota who is not on duty already.');
  }
  return [{ type: 'ShiftSwapped', shift: duty.handOverAt!, to: command.to, by: actorText(actor) }];
}

function away(command: Given<'NoteAbsence'>, { actor, duty, now }: Situation): readonly RotaEvent[] | Refusal {
  if (actor.id !== command.account && !isKeeper(actor)) {
    return refuse(command, 'not allowed', 'who', 'Everybody says for themselves when they are away, or a lead does.');
  }
  if (!duty?.members.includes(command.account)) {
    return refuse(command, 'gates', 'on-rota', 'This person is not on the rota.');
  }
  if (command.until <= command.from || command.until <= now || between(command.from, command.until) > 366 * day) {
    const sentence = 'An absence ends after it begins, after now, and within a year. Correct the two times.';
    return refuse(command, 'gates', 'absence-ends', sentence);
  }
  const { account, from, until } = command;
  return [{ type: 'AbsenceNoted', account, from, until, by: actorText(actor) }];
}

/** Who may be on the rota: those who see every new report. */
export function mayServe(team: Facts['team'], id: AccountId): boolean {
  return team.some(({ account, roles }) => account === id && areOfSecurity(roles));
}

/** Who keeps the rota for others. */
export function isKeeper(actor: Actor): boolean {
  return actor.kind === 'account' && (actor.roles.includes('lead') || actor.roles.includes('admin'));
}

function noShift(command: RotaCommand, duty: Duty | undefined): Refusal {
  const sentence = duty
    ? 'In this rota each report goes to the next one in order, so there is no shift to hand over.'
    : 'Nobody is on the rota yet. A lead or an administrator sets it first.';
  return refuse(command, 'gates', 'has-shifts', sentence);
}

function refuse(command: RotaCommand, why: Refusal['why'], id: string, sentence: string): Refusal {
  const gate = { id, title: 'The rota may be changed so', clause: 'R89', sentence, faults: [] };
  return { refused: true, step: command.type, why, gates: [gate], faults: [] };
}
