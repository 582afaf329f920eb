import { explore, type Node } from './explore.ts';
import { keyOf } from './key.ts';
import { movesFrom, pass, roadFrom, unlessBroken } from './moves.ts';
import type { Spot, World } from './world.ts';

/** How far is looked around a state in which the road stops: a dead end is small, and what is large leads on. */
const nearby = { states: 40, departures: 50 };
/** How many such states are looked around in one check. */
const mostSearches = 3;

/**
 * Which states lead to the end of the case. Fed with every transition of a walk, it then names the states from which
 * nothing that anybody can do, and no passing of time, leads on to a closed case.
 */
export class Ends {
  readonly #world: World;
  readonly #into = new Map<string, Set<string>>();
  readonly #nodes = new Map<string, Node>();
  readonly #finish = new Set<string>();
  readonly #dead = new Set<string>();
  #searches = 0;

  constructor(world: World) {
    this.#world = world;
  }

  visit(node: Node): void {
    if (!this.#nodes.has(node.key)) this.#nodes.set(node.key, node);
    if (node.spot.state.closedAt) this.#finish.add(node.key);
  }

  lead(from: string, to: string): void {
    const before = this.#into.get(to) ?? new Set();
    this.#into.set(to, before.add(from));
  }

  /** The states that lead to no end, without those that only follow from another such state. */
  dead(): readonly Node[] {
    this.#spread([...this.#finish]);
    const found: Node[] = [];
    for (const [key, node] of this.#nodes) {
      if (!this.#finish.has(key) && !this.finishes(node.spot)) found.push(node);
    }
    const keys = new Set(found.map(({ key }) => key));
    return found.filter(({ from }) => !from || !keys.has(from.node.key));
  }

  /** Whether a case that stands so can be brought to its end, as far as was looked. */
  finishes(spot: Spot): boolean {
    const { course, last } = this.#follow(spot);
    const isFinishing =
      !last ||
      this.#searches >= mostSearches ||
      this.#isOneStepAway(last) ||
      (!this.#dead.has(this.#keyOf(last)) && this.#mayLeadOn(last));
    for (const key of course) (isFinishing ? this.#finish : this.#dead).add(key);
    return isFinishing;
  }

  /** The road from a state; `last` is where it stops before an end. Where the law throws no dead end is claimed. */
  #follow(spot: Spot): { readonly course: readonly string[]; readonly last?: Spot } {
    const course: string[] = [];
    return unlessBroken(() => this.#followed(spot, course)) ?? { course };
  }

  #followed(spot: Spot, course: string[]): { readonly course: readonly string[]; readonly last?: Spot } {
    let last = spot;
    for (let at: Spot | undefined = spot; at; ) {
      const key = this.#keyOf(at);
      if (at.state.closedAt || this.#finish.has(key)) return { course };
      if (course.includes(key)) break;
      course.push(key);
      last = at;
      at = this.#dead.has(key) ? undefined : (roadFrom(this.#world, at, []) ?? pass(this.#world, at))?.after;
    }
    return { course, last };
  }

  #isOneStepAway(spot: Spot): boolean {
    this.#searches += 1;
    const found = unlessBroken(() => movesFrom(this.#world, spot));
    return !found || found.made.some(({ after }) => this.#follow(after).last === undefined);
  }

  /** Only what was looked through to its last state is a dead end: of the rest nothing is claimed. */
  #mayLeadOn(spot: Spot): boolean {
    let isNear = false;
    const watcher = {
      state: () => undefined,
      broke: () => {
        isNear = true;
      },
      isEnough: () => isNear,
      transition: (_: Node, { after }: { readonly after: Spot }, key: string) => {
        if (after.state.closedAt || this.#finish.has(key)) isNear = true;
      },
    };
    const { isBounded } = explore(this.#world, nearby, watcher, spot);
    return isNear || isBounded;
  }

  #keyOf(spot: Spot): string {
    return keyOf(spot, this.#world.playbook);
  }

  #spread(keys: string[]): void {
    for (const key of keys) {
      for (const before of this.#into.get(key) ?? []) {
        if (this.#finish.has(before)) continue;
        this.#finish.add(before);
        keys.push(before);
      }
    }
  }
}
