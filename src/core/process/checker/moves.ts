import { type Actor, partiesOf } from '../../access/actor.ts';
import { decide, isRefusal, isTimely, type ShutGate, shutGates } from '../../case/decide.ts';
import type { CaseEvent } from '../../case/events.ts';
import { evolve } from '../../case/evolve.ts';
import { steps } from '../index.ts';
import { type Instant, minute, plus } from '../instant.ts';
import type { Situation, Step } from '../step.ts';
import { waitsFor } from '../turn.ts';
import { draw, draws, type Tape } from './draws.ts';
import { keyOf, nextMark } from './key.ts';
import type { Spot, World } from './world.ts';

/** What can be done at a spot, in a form that can be done again at another one: a step, or letting time pass. */
export type Move = { readonly step: Step; readonly actor: Actor; readonly tape: Tape } | 'wait';

/** A step with its input, or time, whoever takes it. */
export const nameOfMove = (move: Move): string => (move === 'wait' ? move : `${move.step.id} ${move.tape.join()}`);

/** A move with what followed from it. */
export interface Made {
  readonly move: Move;
  readonly events: readonly CaseEvent[];
  readonly after: Spot;
}

/** A step that belongs here, with the gates that shut everybody out; none when somebody can take it. */
export interface Offered {
  readonly step: Step;
  readonly shut: readonly ShutGate[];
  /** Whether the case waits for it, gates aside. */
  readonly isAwaited: boolean;
}

/** The law threw instead of answering: a fault of a step, of a gate or of what follows from an event. */
export class LawBroke extends Error {
  readonly step: Step;
  constructor(step: Step, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.step = step;
  }
}

/** What the law says of a step. @throws LawBroke when it throws */
function asked<T>(step: Step, law: () => T): T {
  try {
    return law();
  } catch (error) {
    throw new LawBroke(step, error);
  }
}

/** What came of the work; nothing where the law threw, of which `tell` hears. */
export function unlessBroken<T>(work: () => T, tell?: (fault: LawBroke) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LawBroke)) throw error;
    tell?.(error);
    return undefined;
  }
}

/** Every move that the law allows at a spot, in the order of the process; the likeliest input of each step first. */
export function movesFrom(
  world: World,
  spot: Spot,
  isWanted: (step: Step) => boolean = () => true,
): { made: readonly Made[]; offered: readonly Offered[] } {
  const offered: Offered[] = [];
  const made = steps.filter(isWanted).flatMap((step) => {
    const found = asked(step, () => takersOf(world, spot, step));
    if (!found) return [];
    offered.push({ step, shut: found.shut, isAwaited: found.isAwaited });
    return found.actors.flatMap((alike) => firstTakes(world, spot, step, alike));
  });
  return { made, offered };
}

/** What the first of these can do who can do anything: of some steps one input is the lead's alone. */
function firstTakes(world: World, spot: Spot, step: Step, alike: readonly Actor[]): readonly Made[] {
  for (const actor of alike) {
    const made = [...takes(world, spot, step, actor)];
    if (made.length > 0) return made;
  }
  return [];
}

/** What `next` names at a spot, taken in the likeliest way that changes something; `leftOut` are passed over. */
export function roadFrom(world: World, spot: Spot, leftOut: readonly string[]): Made | undefined {
  const here = keyOf(spot, world.playbook);
  let first: Made | undefined;
  for (const step of steps) {
    // Once a step is found, only what cannot wait goes before it.
    if (!step.moves || leftOut.includes(step.id) || (first && step.moves === true)) continue;
    for (const actor of world.cast) {
      const situation = situationOf(world, spot, actor);
      const waits = asked(step, () => waitsFor(step, situation));
      if (!waits || (first && waits !== 'at once')) continue;
      if (asked(step, () => shutGates(step, situation)).length > 0) continue;
      const made = firstOf(takes(world, spot, step, actor), ({ after }) => keyOf(after, world.playbook) !== here);
      if (made && waits === 'at once') return made;
      first ??= made;
    }
  }
  return first;
}

function firstOf<T>(all: Iterable<T>, is: (it: T) => boolean): T | undefined {
  for (const it of all) if (is(it)) return it;
  return undefined;
}

function* takes(world: World, spot: Spot, step: Step, actor: Actor): Generator<Made> {
  for (const { tape, input } of draws(step.command, placeOf(world, spot, actor))) {
    const made = carryOut(world, spot, { step, actor, tape }, input);
    if (made) yield made;
  }
}

/** Those for whom the step is open, by the kind of party: who of the team takes it makes no difference afterwards. */
function takersOf(
  world: World,
  spot: Spot,
  step: Step,
): (Omit<Offered, 'step'> & { readonly actors: readonly (readonly Actor[])[] }) | undefined {
  if (!isTimely(step, spot.state, world.playbook)) return undefined;
  const actors = new Map<Actor['kind'], Actor[]>();
  let shut: readonly ShutGate[] | undefined;
  let isAwaited = false;
  for (const actor of world.cast) {
    if (!step.who.some((who) => partiesOf(actor, spot.state).includes(who))) continue;
    const situation = situationOf(world, spot, actor);
    const closed = shutGates(step, situation);
    isAwaited ||= waitsFor(step, situation) !== false;
    if (closed.length === 0) actors.set(actor.kind, [...(actors.get(actor.kind) ?? []), actor]);
    if (!shut || closed.length < shut.length) shut = closed;
  }
  return shut && { actors: [...actors.values()], shut, isAwaited };
}

export const placeOf = ({ playbook, facts }: World, { state, now }: Spot, actor: Actor) => ({
  state,
  actor,
  now,
  playbook,
  facts,
});

const situationOf = ({ playbook, facts }: World, { state, now }: Spot, actor: Actor): Situation => ({
  ...{ case: state, actor, now, playbook, facts },
});

/** Does a move at a spot. @returns undefined when the law refuses it there @throws LawBroke when the law throws */
export function make(world: World, spot: Spot, move: Move): Made | undefined {
  if (move === 'wait') return pass(world, spot);
  const input = draw(move.step.command, placeOf(world, spot, move.actor), move.tape);
  return input && carryOut(world, spot, move, input);
}

/** Lets time pass until something changes by itself. */
export function pass(world: World, spot: Spot): Made | undefined {
  const at = nextMark(spot, world.playbook);
  return at && { move: 'wait', events: [], after: { state: spot.state, now: at } };
}

function carryOut(world: World, spot: Spot, move: Exclude<Move, 'wait'>, input: object): Made | undefined {
  const { playbook, facts } = world;
  const { state } = spot;
  return asked(move.step, () => {
    const decision = decide(state, { ...input, type: move.step.command }, move.actor, spot.now, playbook, facts);
    if (isRefusal(decision)) return undefined;
    return { move, events: decision, after: { state: fold(spot, decision), now: plus(spot.now, minute) } };
  });
}

function fold({ state, now }: { state: Spot['state']; now: Instant }, events: readonly CaseEvent[]): Spot['state'] {
  const name = { id: state.id, project: state.project };
  return events.reduce((at, event) => evolve(name, at, { seq: 0, at: now, actor: 'check', event }), state);
}
