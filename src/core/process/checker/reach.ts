import { chanceFrom } from '../chance.ts';
import type { Chance } from '../samples.ts';
import type { Step } from '../step.ts';
import type { Node } from './explore.ts';
import { keyOf } from './key.ts';
import { type Made, type Move, movesFrom, type Offered, pass, roadFrom, unlessBroken } from './moves.ts';
import type { Faults } from './sightings.ts';
import { pathTo } from './trace.ts';
import type { World } from './world.ts';

/** How many states a search for steps looks around in, and then how many courses it goes by chance, and how far. */
export interface Reach {
  readonly states: number;
  readonly walks: number;
  readonly moves: number;
}

export const usualReach: Reach = { states: 300, walks: 6, moves: 120 };

/** Where a step belongs with the fewest gates shut. */
export interface Nearest {
  readonly node: Node;
  readonly shut: Offered['shut'];
}

/** What a search for steps came to: a course that ends with the step, or how near it came. */
export interface Reached {
  readonly courses: ReadonlyMap<Step, readonly Move[]>;
  /** None for a step that belongs nowhere. */
  readonly nearest: ReadonlyMap<Step, Nearest>;
  /** Where the law threw on the way. */
  readonly faults: Faults;
}

/**
 * Looks for steps that an exploration did not see taken, from the states that it did see. Of every state it asks what keeps
 * each of them: that it does not belong there, or which gates are shut and with which words. Where that is as it never was
 * before, everything that can be done is tried first, then in the other states and along their roads; so the search follows
 * what moves the gates. What it still misses is looked for in courses by chance, always the same ones.
 * @param seen states to begin with, such as those in which each other step had just been taken
 */
export function reach(world: World, goals: readonly Step[], seen: readonly Node[], bounds = usualReach): Reached {
  const search = new Search(world, goals);
  const beside = search.begin([startOf(world), ...seen]);
  const visited = new Set<string>();
  for (let node = search.moved() ?? beside.shift(); node; node = search.moved() ?? beside.shift()) {
    if (search.isOver() || visited.size >= bounds.states) break;
    if (visited.has(node.key)) continue;
    visited.add(node.key);
    search.lookAround(node);
    beside.push(...search.onward(node));
  }
  for (let seed = 1; seed <= bounds.walks && !search.isOver(); seed += 1) search.walk(chanceFrom(seed), bounds.moves);
  return search;
}

const startOf = ({ start, playbook }: World): Node => ({
  ...{ spot: start, key: keyOf(start, playbook), leftOut: [], departures: 0 },
});

class Search implements Reached {
  readonly courses = new Map<Step, readonly Move[]>();
  readonly nearest = new Map<Step, Nearest>();
  readonly faults: Faults = new Map();
  readonly #world: World;
  readonly #left: Set<Step>;
  /** What kept the steps somewhere, in the words of their gates. */
  readonly #known = new Set<string>();
  readonly #moved: Node[] = [];

  constructor(world: World, goals: readonly Step[]) {
    this.#world = world;
    this.#left = new Set(goals);
  }

  isOver(): boolean {
    return this.#left.size === 0;
  }

  /** A state in which something keeps a step as nothing did before, until each has been given. */
  moved(): Node | undefined {
    return this.#moved.shift();
  }

  /** Takes note of the states that were seen; gives those in which nothing new keeps a step. */
  begin(seen: readonly Node[]): Node[] {
    const rest: Node[] = [];
    for (const node of seen) (this.#look(node) ? this.#moved : rest).push(node);
    return rest;
  }

  onward(node: Node): readonly Node[] {
    const made = this.#tried(node, () => roadFrom(this.#world, node.spot, []) ?? pass(this.#world, node.spot));
    return made ? [this.#after(node, made)] : [];
  }

  lookAround(node: Node): void {
    for (const made of this.#everything(node)) {
      const next = this.#after(node, made);
      if (this.#look(next)) this.#moved.push(next);
    }
  }

  /** A course on which chance now and then leaves the road. */
  walk(chance: Chance, most: number): void {
    let node: Node | undefined = startOf(this.#world);
    for (let moves = 0; node && moves < most && !this.isOver(); moves += 1) {
      const all: readonly Made[] = chance.is(0.6) ? [] : this.#everything(node);
      [node] = all.length > 0 ? [this.#after(node, chance.of(all))] : this.onward(node);
      if (node) this.#look(node);
    }
  }

  #everything(node: Node): readonly Made[] {
    const { spot } = node;
    const wait = pass(this.#world, spot);
    return [...(this.#tried(node, () => movesFrom(this.#world, spot))?.made ?? []), ...(wait ? [wait] : [])];
  }

  #after(node: Node, { move, after }: Made): Node {
    return { ...node, spot: after, key: keyOf(after, this.#world.playbook), from: { node, move } };
  }

  /** Takes the steps that can be taken here; whether something keeps one of the others as nothing did before. */
  #look(node: Node): boolean {
    const seen = this.#tried(node, () => movesFrom(this.#world, node.spot, (step) => this.#left.has(step)));
    for (const made of seen?.made ?? []) {
      if (made.move === 'wait' || !this.#left.delete(made.move.step)) continue;
      const next = this.#after(node, made);
      this.courses.set(made.move.step, pathTo(next));
      this.#moved.push(next);
    }
    const before = this.#known.size;
    for (const { step, shut } of seen?.offered ?? []) {
      const best = this.nearest.get(step);
      if (!best || shut.length < best.shut.length) this.nearest.set(step, { node, shut });
      const words = shut.map(({ id, sentence }) => `${id} ${sentence.replaceAll(/\d+/g, '#')}`);
      if (this.#left.has(step)) this.#known.add(`${step.id}: ${words.join()}`);
    }
    return this.#known.size > before;
  }

  /** Where the law throws there is no way on, and it is told. */
  #tried<T>(node: Node, work: () => T): T | undefined {
    return unlessBroken(work, (fault) => {
      if (!this.faults.has(fault.step)) this.faults.set(fault.step, { node, fault });
    });
  }
}
