import type { RotaRoom } from '../../app/queries/rota.ts';
import type { RotaEvent } from '../../core/access/rota.ts';
import { comingShift, rotaInputs } from '../../core/access/rota-decide.ts';
import { type RotaStep, rotaSteps } from '../../core/access/rota-steps.ts';
import type { Refusal } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import { between, sayInstant, type Weekday } from '../../core/process/instant.ts';
import type { StepField } from '../../parts/step-form.tsx';
import type { TimelineEntry } from '../../parts/timeline.tsx';
import type { RotaView } from '../pages/rota-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { plainFields } from '../plain-fields.ts';
import { sayActor } from './say-actor.ts';

const wholeDays: Readonly<Record<Weekday, string>> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

/** A form of the rota that came back. */
export interface RotaTried {
  readonly step: RotaStep;
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly refusal?: Refusal;
}

/** The rota as its page shows it. */
export function rotaView(room: RotaRoom, more: Pick<RotaView, 'now' | 'done'>, tried?: RotaTried): RotaView {
  const { duty, playbook, names, now } = room;
  const { weekday, hour: at } = playbook.roles.handOver;
  const name = (id: string | undefined) => (id === undefined ? undefined : (names[id] ?? 'Somebody'));
  return {
    ...more,
    kind: playbook.roles.rota,
    rule: `The duty passes on every ${wholeDays[weekday]} at ${String(at).padStart(2, '0')}:00 (${playbook.calendar.timeZone}), once it is acknowledged.`,
    onDuty: name(duty?.kind === 'weekly' ? duty.account : undefined),
    since: duty?.since,
    next: name(duty?.kind === 'weekly' ? (duty.offer?.to ?? duty.next) : undefined),
    handOverAt: duty?.handOverAt,
    isOverdue: duty?.handOverAt !== undefined && duty.handOverAt <= now && duty.next !== undefined,
    offer: duty?.offer && { to: name(duty.offer.to)!, at: duty.offer.at, note: duty.offer.note },
    members: (duty?.members ?? []).map((id) => ({
      name: name(id)!,
      away: room.absences.filter(({ account }) => account === id).map(({ from, until }) => ({ from, until })),
    })),
    offers:
      playbook.roles.rota === 'none'
        ? []
        : rotaSteps.filter((step) => isMine(step, room)).map((step) => offerOf(step, room, tried)),
    history: room.history.map(({ seq, at: when, actor, event }) => ({
      id: `r${seq}`,
      at: when,
      who: sayActor(actor, names),
      what: say(event, names),
    })) satisfies readonly TimelineEntry[],
  };
}

/** What this person has a use for; the law decides all the same. */
function isMine(step: RotaStep, { duty, self, isKeeper, now }: RotaRoom): boolean {
  const isOn = self !== undefined && (duty?.members.includes(self) ?? false);
  const isWeekly = duty?.kind === 'weekly' && duty.members.length > 1;
  switch (step.command) {
    case 'SetRota':
      return isKeeper;
    case 'AcknowledgeHandOff':
      return (
        isWeekly &&
        (duty.offer ? duty.offer.to === self : duty.next === self && between(now, duty.handOverAt!) <= comingShift)
      );
    case 'OfferHandOff':
      return isWeekly && (duty.account === self || isKeeper);
    case 'SwapShift':
      return isWeekly && (isOn || isKeeper);
    case 'NoteAbsence':
      return isOn || (isKeeper && duty !== undefined);
  }
}

function offerOf(step: RotaStep, room: RotaRoom, tried: RotaTried | undefined): StepOffer {
  const mine = tried?.step.id === step.id ? tried : undefined;
  return {
    id: step.id,
    title: step.title,
    does: step.does,
    clause: 'R89',
    gates: (mine?.refusal?.gates ?? []).map((gate) => ({ ...gate, open: false })),
    fields: fieldsOf(step, room, mine),
    action: `/desk/rota/steps/${step.id}`,
    isUnfolded:
      mine !== undefined || step.command === 'AcknowledgeHandOff' || (step.command === 'SetRota' && !room.duty),
  };
}

function fieldsOf(step: RotaStep, room: RotaRoom, tried: RotaTried | undefined): readonly StepField[] {
  const { names, duty, self } = room;
  const people = (ids: readonly string[]) => ids.map((id) => ({ value: id, text: names[id] ?? 'Somebody' }));
  if (step.command === 'SetRota') {
    return room.candidates.map((id, index) => {
      const at = (duty?.members.indexOf(id) ?? -1) + 1;
      const value = tried ? tried.typed[`place.${id}`] : at > 0 ? String(at) : '';
      const hint = index === 0 ? 'Place in the order; leave it empty for whoever is not on the rota' : undefined;
      return { name: `place.${id}`, label: names[id] ?? 'Somebody', kind: 'number', required: false, value, hint };
    });
  }
  return plainFields(rotaInputs[step.command], tried?.typed ?? {}, tried?.faults ?? []).map((field) => {
    if (field.name === 'to') {
      const others = people(duty?.members.filter((id) => id !== duty.account) ?? []);
      return { ...field, kind: 'select', options: others, value: field.value ?? duty?.next };
    }
    if (field.name !== 'account') return field;
    if (!room.isKeeper) return { ...field, value: self };
    return { ...field, kind: 'select', options: people(duty?.members ?? []), value: field.value ?? self };
  });
}

function say(event: RotaEvent, names: Readonly<Record<string, string>>): string {
  const name = (id: string) => names[id] ?? 'somebody';
  switch (event.type) {
    case 'RotaSet':
      return `set the rota: ${event.members.map(name).join(', ')}`;
    case 'HandOffOffered':
      return `offered the duty to ${name(event.to)}`;
    case 'HandOffAcknowledged':
      return `took the duty over from ${name(event.from)}`;
    case 'ShiftSwapped':
      return `gave the shift of ${sayInstant(event.shift)} to ${name(event.to)}`;
    case 'AbsenceNoted':
      return `noted that ${name(event.account)} is away from ${sayInstant(event.from)} until ${sayInstant(event.until)}`;
  }
}
