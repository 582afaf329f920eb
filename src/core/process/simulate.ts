import type { Actor } from '../access/actor.ts';
import { type Command, decide, isRefusal, type ShutGate } from '../case/decide.ts';
import type { Recorded } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { Case } from '../case/model.ts';
import { kindsOfNotice, noticeSpec } from '../notices/kinds.ts';
import { type Clock, clocks } from './clocks.ts';
import type { Facts } from './facts.ts';
import { stepByCommand } from './index.ts';
import { type Instant, sayInstant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import { reportsOf } from './regulatory/cra.ts';

/** What somebody tried in a case, whether it was done or refused, and what lay around the case then. */
export interface Act {
  readonly at: Instant;
  /** How many events the case had before it. */
  readonly seq: number;
  readonly actor: Actor;
  readonly command: Command;
  readonly facts: Pick<Facts, 'team' | 'distributors' | 'takenAdvisoryIds' | 'supportedLines' | 'playbooks'>;
}

/** A case as it went: its book, the playbooks that it pinned, and what was tried where that is known. */
export interface PastCase {
  readonly number: string;
  readonly events: readonly Recorded[];
  readonly playbooks: readonly Playbook[];
  readonly acts: readonly Act[];
}

/** A gate that holds an act back under one playbook and not under the other. */
export interface ChangedRefusal {
  readonly change: 'would come' | 'would go';
  readonly at: Instant;
  readonly step: string;
  readonly gate: string;
  readonly sentence: string;
}

/** A clock that ends otherwise; `none` where the playbook has no such clock. */
export interface ChangedClock {
  readonly id: string;
  readonly title: string;
  readonly change: 'missed instead of kept' | 'kept instead of missed' | 'otherwise' | 'as before';
  readonly before: string;
  readonly after: string;
}

export interface Simulation {
  readonly number: string;
  /** Whether the record reaches the end of the case; of an open one it is judged as far as it goes. */
  readonly isClosed: boolean;
  /** How many acts were judged again; 0 where the record tells of none. */
  readonly acts: number;
  readonly refusals: readonly ChangedRefusal[];
  readonly clocks: readonly ChangedClock[];
  /** Notices with other sections, and reports to authorities that would be owed or no longer be owed. */
  readonly owed: readonly string[];
}

/** What no simulation knows, in sentences that stand under each of its answers. */
export const unknowable = [
  'People act on what they know: under other rules they might have acted earlier, otherwise or not at all.',
  'Every act is judged where the case stood in fact; what would have followed from an act that is newly refused is not told.',
  'Words that must not leave with a notice, faults in rendered documents and the state of mails are not in the record.',
] as const;

/**
 * Judges a finished case again as if `playbook` had stood from its first day: which refusals would come or go, which clocks
 * would end otherwise, what else would be owed. Pure.
 * @throws Error when the case pins a playbook that its record does not bring along
 */
export function simulate(past: PastCase, playbook: Playbook): Simulation {
  const pictures = picturesOf(past);
  const end = pictures.at(-1)!;
  const pinned = pinnedBy(past, end);
  // From its first day means that no earlier verdict stands.
  const { settlement: _, ...unsettled } = end;
  const last = past.events.at(-1)!.at;
  return {
    number: past.number,
    isClosed: end.closedAt !== undefined,
    acts: past.acts.length,
    refusals: past.acts.flatMap((act) => {
      const state = pictures[act.seq - 1];
      return state ? changedRefusals(act, state, pinnedBy(past, state), playbook) : [];
    }),
    clocks: changedClocks(clocks(end, pinned, last), clocks(unsettled, playbook, last)),
    owed: [...changedNotices(end, pinned, playbook), ...changedReports(end, pinned, playbook)],
  };
}

/** The picture of the case after each of its events. */
function picturesOf({ number, events }: PastCase): readonly Case[] {
  const pictures: Case[] = [];
  for (const recorded of events) pictures.push(evolve({ id: number, project: 'past' }, pictures.at(-1), recorded));
  if (pictures.length === 0) throw new Error(`The record of ${number} is empty.`);
  return pictures;
}

function pinnedBy({ number, playbooks }: PastCase, { playbook: pin }: Case): Playbook {
  const found = playbooks.findLast(({ name, version }) => name === pin.name && version === pin.version);
  if (!found) throw new Error(`The record of ${number} lacks the playbook ${pin.name}, version ${pin.version}.`);
  return found;
}

function changedRefusals(act: Act, state: Case, before: Playbook, after: Playbook): readonly ChangedRefusal[] {
  const [was, is] = [gatesAgainst(act, state, before), gatesAgainst(act, state, after)];
  // Refused by both is refused, whichever gates say so.
  if (was.length > 0 && is.length > 0) return [];
  const step = stepByCommand(act.command.type)?.id ?? act.command.type;
  const told = (change: ChangedRefusal['change'], list: readonly ShutGate[], other: readonly ShutGate[]) =>
    list
      .filter(({ id }) => !other.some((each) => each.id === id))
      .map(({ id, sentence }): ChangedRefusal => ({ change, at: act.at, step, gate: id, sentence }));
  return [...told('would come', is, was), ...told('would go', was, is)];
}

/** The gates that hold an act back; an input that the step cannot read counts as one. */
function gatesAgainst(act: Act, state: Case, playbook: Playbook): readonly ShutGate[] {
  let names = 0;
  const fresh = () => `simulated-${++names}`;
  const facts: Facts = { ...act.facts, guardedWords: [], fresh, reference: fresh };
  const decision = decide(state, act.command, act.actor, act.at, playbook, facts);
  if (!isRefusal(decision)) return [];
  const { gates, faults } = decision;
  if (gates.length > 0) return gates;
  const sentence = faults.map(({ message, mend }) => `${message} ${mend}`).join(' ');
  return [{ id: 'input', title: 'The input is what the step takes', clause: 'house rule', sentence, faults }];
}

function changedClocks(before: readonly Clock[], after: readonly Clock[]): readonly ChangedClock[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [was, is] = [before, after].map((list) => list.find((clock) => clock.id === id));
    const { title } = (is ?? was)!;
    const changed = { id, title, change: changeOf(was, is), before: sayClock(was), after: sayClock(is) };
    return changed.before === changed.after ? [] : [changed];
  });
}

/** `as before` is a clock that ends alike and only falls due at another moment, or for somebody else. */
function changeOf(was: Clock | undefined, is: Clock | undefined): ChangedClock['change'] {
  if (was?.state === 'met' && is?.state === 'missed') return 'missed instead of kept';
  if (was?.state === 'missed' && is?.state === 'met') return 'kept instead of missed';
  return was?.state === is?.state ? 'as before' : 'otherwise';
}

const outcomes: Partial<Record<Clock['state'], string>> = { met: 'kept', missed: 'missed', late: 'late' };

const sayClock = (clock: Clock | undefined): string =>
  clock
    ? `${outcomes[clock.state] ?? 'running'}, due ${sayInstant(clock.dueAt)}, owed by the ${clock.owner}`
    : 'no such clock';

/** Notices that left with sections which the one playbook asks for and the other does not. */
function changedNotices(state: Case, before: Playbook, after: Playbook): readonly string[] {
  return state.notices
    .filter(({ sent, stopped }) => sent && !stopped)
    .flatMap(({ kind, blocks, sent }) => {
      const asked = noticeSpec(before, kind).blocks;
      const more = noticeSpec(after, kind).blocks.filter((b) => !asked.includes(b) && !blocks[b]?.trim());
      const which = `The notice “${kindsOfNotice[kind].title}” of ${sayInstant(sent!.at)}`;
      return more.length > 0 ? [`${which} would have needed: ${more.join(', ')}.`] : [];
    });
}

function changedReports(state: Case, before: Playbook, after: Playbook): readonly string[] {
  const [was, is] = [reportsOf(state, before), reportsOf(state, after)];
  return [
    ...is.filter((duty) => !was.includes(duty)).map(({ title }) => `${title} would have been owed.`),
    ...was.filter((duty) => !is.includes(duty)).map(({ title }) => `${title} would not have been owed.`),
  ];
}
