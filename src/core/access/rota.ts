import type { AccountId } from '../case/ids.ts';
import { laterReading, local } from '../process/calendar.ts';
import { type Instant, weekdays } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';

/** What can become true of a rota; it stands in the book of the project. */
export type RotaEvent =
  | { readonly type: 'RotaSet'; readonly members: readonly AccountId[]; readonly by: string }
  | { readonly type: 'HandOffOffered'; readonly to: AccountId; readonly note: string; readonly by: string }
  | {
      readonly type: 'HandOffAcknowledged';
      readonly from: AccountId;
      readonly to: AccountId;
      /** When the duty should pass on next. */
      readonly until: Instant;
      readonly by: string;
    }
  | { readonly type: 'ShiftSwapped'; readonly shift: Instant; readonly to: AccountId; readonly by: string }
  | {
      readonly type: 'AbsenceNoted';
      readonly account: AccountId;
      readonly from: Instant;
      readonly until: Instant;
      readonly by: string;
    };

export interface Absence {
  readonly account: AccountId;
  readonly from: Instant;
  readonly until: Instant;
}

/** The rota as its events left it. Only an acknowledgement moves the duty: an offer alone does not (kubernetes/csr). */
export interface Rota {
  /** In the order of their turns. */
  readonly members: readonly AccountId[];
  readonly holder: AccountId;
  readonly since: Instant;
  /** When the duty should pass on; without it, at the first hand-over after `since`. */
  readonly until?: Instant;
  readonly offer?: { readonly to: AccountId; readonly at: Instant; readonly note: string };
  /** Who takes the shift that begins at a moment, where two have swapped. */
  readonly swaps: Readonly<Record<Instant, AccountId>>;
  readonly absences: readonly Absence[];
}

/** Folds one event into the rota. */
export function evolveRota(rota: Rota | undefined, event: RotaEvent, at: Instant): Rota | undefined {
  if (event.type === 'RotaSet') return newRota(rota, event.members, at);
  if (!rota) return rota;
  switch (event.type) {
    case 'HandOffOffered':
      return { ...rota, offer: { to: event.to, at, note: event.note } };
    case 'HandOffAcknowledged': {
      const { offer: _, ...rest } = rota;
      return { ...rest, holder: event.to, since: at, until: event.until };
    }
    case 'ShiftSwapped':
      return { ...rota, swaps: { ...rota.swaps, [event.shift]: event.to } };
    case 'AbsenceNoted': {
      const { account, from, until } = event;
      return { ...rota, absences: [...rota.absences, { account, from, until }] };
    }
  }
}

/** Whoever has the duty keeps it when the order changes, as long as they are still on the rota. */
function newRota(old: Rota | undefined, members: readonly AccountId[], at: Instant): Rota | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const rest = { members, swaps: old?.swaps ?? {}, absences: old?.absences ?? [] };
  if (!old || !members.includes(old.holder)) return { ...rest, holder: first, since: at };
  const { holder, since, until, offer } = old;
  const stands = offer && members.includes(offer.to) ? { offer } : {};
  return { ...rest, holder, since, ...(until ? { until } : {}), ...stands };
}

/** Who is on duty and who comes next. */
export interface Duty {
  readonly kind: 'weekly' | 'round-robin';
  readonly members: readonly AccountId[];
  /** Who answers now; in a round-robin rota this depends on the report. */
  readonly account: AccountId;
  /** Who is on duty after that; nobody when the rota has one member, or when everybody else is away. */
  readonly next?: AccountId;
  readonly since?: Instant;
  /** When the duty should pass on; an earlier moment than now means that nobody has acknowledged it yet. */
  readonly handOverAt?: Instant;
  readonly offer?: Rota['offer'];
}

/**
 * Who has the duty at a moment. Without an acknowledgement the earlier one stays on duty, however long that takes.
 * @param turn in a round-robin rota the number of the report, which says whose turn it is
 * @param isHere whether an account is still open; a closed one is passed over
 * @returns undefined where the playbook has no rota, or where nobody is on it
 */
export function onDuty(
  project: { readonly rota?: Rota | undefined },
  now: Instant,
  playbook: Pick<Playbook, 'roles' | 'calendar'>,
  options: { readonly turn?: number; readonly isHere?: (account: AccountId) => boolean } = {},
): Duty | undefined {
  const { rota } = project;
  const { isHere = () => true } = options;
  const members = rota?.members.filter(isHere) ?? [];
  if (!rota || members.length === 0 || playbook.roles.rota === 'none') return undefined;
  if (playbook.roles.rota === 'round-robin') return byTurn(rota, members, now, options.turn ?? 0);
  const account = members.includes(rota.holder) ? rota.holder : members[0]!;
  const handOverAt = rota.until ?? nextHandOver(rota.since, playbook);
  // The plan is for the shift that follows; it is looked at from its beginning, so that a late answer changes nobody's turn.
  const next = planned(rota, members, account, handOverAt);
  const offer = rota.offer && members.includes(rota.offer.to) ? { offer: rota.offer } : {};
  return { kind: 'weekly', members, account, ...(next ? { next } : {}), since: rota.since, handOverAt, ...offer };
}

function byTurn(rota: Rota, members: readonly AccountId[], now: Instant, turn: number): Duty {
  const order = members.map((_, i) => members[(turn + i) % members.length]!);
  const present = order.filter((account) => !isAway(rota, account, now));
  const [account = order[0]!, next] = present;
  return { kind: 'round-robin', members, account, ...(next ? { next } : {}) };
}

/** Who takes the shift that begins at a moment: whoever swapped into it, else the next in order who is not away then. */
function planned(rota: Rota, members: readonly AccountId[], holder: AccountId, shift: Instant): AccountId | undefined {
  const swapped = rota.swaps[shift];
  if (swapped !== undefined && members.includes(swapped) && swapped !== holder) return swapped;
  const at = members.indexOf(holder);
  const after = [...members.slice(at + 1), ...members.slice(0, at)];
  return after.find((account) => !isAway(rota, account, shift));
}

/** Whether somebody has said that they are away at a moment. */
export function isAway(rota: Pick<Rota, 'absences'>, account: AccountId, at: Instant): boolean {
  return rota.absences.some((a) => a.account === account && a.from <= at && at < a.until);
}

/**
 * The first hand-over after a moment: the weekday and hour of the playbook in the calendar's zone. Where the clocks skip
 * that hour the later reading is taken; where it comes twice, the second.
 */
export function nextHandOver(after: Instant, { roles, calendar }: Pick<Playbook, 'roles' | 'calendar'>): Instant {
  const { weekday, hour } = roles.handOver;
  const from = local(after, calendar);
  const ahead = (weekdays.indexOf(weekday) + 1 - from.dayOfWeek + 7) % 7;
  const onDate = (days: number): Instant =>
    laterReading(from.toPlainDate().add({ days }).toPlainDateTime({ hour }), calendar);
  const first = onDate(ahead);
  return first > after ? first : onDate(ahead + 7);
}
