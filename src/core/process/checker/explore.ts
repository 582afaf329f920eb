import type { Case } from '../../case/model.ts';
import { stepById } from '../index.ts';
import type { Step } from '../step.ts';
import { keyOf } from './key.ts';
import {
  type LawBroke,
  type Made,
  type Move,
  movesFrom,
  nameOfMove,
  type Offered,
  pass,
  roadFrom,
  unlessBroken,
} from './moves.ts';
import type { Spot, World } from './world.ts';

/** A state of the abstraction with the shortest way to it that was found first. */
export interface Node {
  readonly spot: Spot;
  readonly key: string;
  /** Steps of the road that are left out from here on. */
  readonly leftOut: readonly string[];
  readonly departures: number;
  /** The last departure: a step with its input, time, or a step left out. */
  readonly by?: string;
  readonly from?: { readonly node: Node; readonly move: Move };
}

/** What the walk tells whoever watches it. */
export interface Watcher {
  /** A state with the steps that belong there: all of them, or those sought where departures are used up. */
  state(node: Node, offered: readonly Offered[]): void;
  transition(from: Node, made: Made, toKey: string): void;
  broke(from: Node, fault: LawBroke): void;
  /** Steps that are still looked for: they are tried wherever they belong, also where departures are used up. */
  seeks?(step: Step): boolean;
  /** Whether the walk may end: what was looked for has been seen. */
  isEnough?(): boolean;
}

export interface Extent {
  readonly states: number;
  readonly transitions: number;
  /** Every course with so many departures was seen. */
  readonly departures: number;
  /** Of the courses with one departure more, or with as many where there was no bound: how many were seen. */
  readonly courses: { readonly seen: number; readonly of: number };
  /** True when the walk stopped at its bound and some courses with one departure more were not seen. */
  readonly isBounded: boolean;
}

export interface Bounds {
  readonly states: number;
  readonly departures: number;
}

/**
 * Breadth first through the abstraction. The road is what the checklist asks for next; taking another open step, another
 * input, letting time pass or leaving the road's step out is a departure, and courses are explored in the order of their
 * departures. A state is visited once for each set of steps that are left out.
 */
export function explore(world: World, bounds: Bounds, watcher: Watcher, from: Spot = world.start): Extent {
  const first: Node = { spot: from, key: keyOf(from, world.playbook), leftOut: [], departures: 0 };
  const seen = new Set<string>();
  const states = new Set<string>();
  let transitions = 0;
  let level: Node[] = [first];
  for (let departures = 0; ; departures += 1) {
    const further: Node[] = [];
    // Each course is followed along the road to its end before the next one begins.
    const waiting = level.toReversed();
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      const name = `${node.key}|${node.leftOut.join(' ')}`;
      if (seen.has(name)) continue;
      if (watcher.isEnough?.() || states.size >= bounds.states) {
        const left = level.filter((start) => start === node || waiting.includes(start)).length;
        const courses = { seen: level.length - left, of: level.length };
        return { states: states.size, transitions, departures: departures - 1, courses, isBounded: true };
      }
      seen.add(name);
      states.add(node.key);
      for (const { next, isRoad, made } of following(world, node, departures === bounds.departures, watcher)) {
        if (made) transitions += 1;
        if (isWhole(next.spot.state, world)) (isRoad ? waiting : further).push(next);
      }
    }
    if (further.length === 0 || departures === bounds.departures)
      return {
        states: states.size,
        transitions,
        departures,
        courses: { seen: level.length, of: level.length },
        isBounded: false,
      };
    level = byNovelty(further);
  }
}

/**
 * Leaving a step out comes first; then of every step and input its first and its last place on the road, so that a bound
 * cuts off repetitions: the same departure at a place between.
 */
function byNovelty(nodes: readonly Node[]): Node[] {
  const alike = Map.groupBy(nodes, ({ by }) => by);
  const rank = (node: Node): number => {
    const group = alike.get(node.by)!;
    const place = group.indexOf(node);
    if (node.by?.startsWith(leaving)) return -1;
    return place === 0 || place === group.length - 1 ? 0 : place;
  };
  const ranked = nodes.map((node, place) => ({ node, rank: rank(node), place }));
  return ranked.toSorted((a, b) => a.rank - b.rank || a.place - b.place).map(({ node }) => node);
}

/** A law that throws ends the course there. */
function following(world: World, node: Node, isLast: boolean, watcher: Watcher): readonly Following[] {
  return (
    unlessBroken(
      () => stepsFrom(world, node, isLast, watcher),
      (fault) => watcher.broke(node, fault),
    ) ?? []
  );
}

interface Following {
  readonly next: Node;
  readonly isRoad: boolean;
  readonly made?: Made;
}

/** Everything that may follow a state; of one whose departures are used up only the road. */
function stepsFrom(world: World, node: Node, isLast: boolean, watcher: Watcher): readonly Following[] {
  const { spot, departures } = node;
  const leftOut = node.leftOut.filter((id) => stepById(id)?.isDone?.(spot.state) !== true);
  const follow = (made: Made, isRoad: boolean): Following => {
    const key = keyOf(made.after, world.playbook);
    watcher.transition(node, made, key);
    const from = { node, move: made.move };
    const by = isRoad ? node.by : nameOfMove(made.move);
    const next = { spot: made.after, key, leftOut, departures: departures + (isRoad ? 0 : 1), from };
    return { next: { ...next, ...(by ? { by } : {}) }, isRoad, made };
  };
  const step = roadFrom(world, spot, leftOut);
  const wait = pass(world, spot);
  const road = step ?? wait;
  if (isLast && road) {
    const sought = watcher.seeks ? movesFrom(world, spot, (each) => watcher.seeks!(each)) : { made: [], offered: [] };
    watcher.state(node, sought.offered);
    for (const made of sought.made) watcher.transition(node, made, keyOf(made.after, world.playbook));
    return [follow(road, true)];
  }
  const { made, offered } = movesFrom(world, spot);
  watcher.state(node, offered);
  const others = (wait ? [...made, wait] : made).filter((each) => !road || !isSame(each.move, road.move));
  const awaited = new Set(offered.filter((each) => each.isAwaited).map((each) => each.step));
  const following = [...(road ? [follow(road, true)] : [])];
  for (const each of others) {
    const departure = follow(each, false);
    // What the road takes later in the same way is only taken earlier: looked at, and not followed.
    const isEarly = each.move !== 'wait' && each.move.tape.length === 0 && awaited.has(each.move.step);
    if (!isEarly) following.push(departure);
  }
  if (!step || step.move === 'wait') return following;
  const without = [...leftOut, step.move.step.id].sort();
  return [
    ...following,
    {
      next: { ...node, leftOut: without, departures: departures + 1, by: `${leaving}${step.move.step.id}` },
      isRoad: false,
    },
  ];
}

const leaving = 'without ';

function isSame(a: Move, b: Move): boolean {
  if (a === 'wait' || b === 'wait') return a === b;
  return a.step === b.step && a.actor === b.actor && a.tape.join() === b.tape.join();
}

/** A role that nobody may fill any more in this case is granted to somebody else by the house, outside the case. */
function isWhole({ conflicted }: Case, { cast }: World): boolean {
  return cast.every((actor) => actor.kind !== 'account' || !conflicted.includes(actor.id));
}
