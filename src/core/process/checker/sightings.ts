import type { Step } from '../step.ts';
import { type Assurance, assurances } from './assurances.ts';
import { Ends } from './ends.ts';
import type { Node, Watcher } from './explore.ts';
import { timersOf } from './key.ts';
import type { LawBroke, Made, Move, Offered } from './moves.ts';
import { pathTo } from './trace.ts';
import type { Spot, World } from './world.ts';

/** How many courses that show the same are tried for the shortest. */
const mostCourses = 6;

const stepsOf = (path: readonly Move[]): string =>
  [...new Set(path.map((move) => (move === 'wait' ? move : move.step.id)))].sort().join();

/** Where the law first threw at each step. */
export type Faults = Map<Step, { readonly node: Node; readonly fault: LawBroke }>;

/** What a walk saw, as far as a finding may come of it; of everything the first and shortest sight is kept. */
export class Sightings implements Watcher {
  /** The state after each step as it was taken first. */
  readonly taken = new Map<string, Node>();
  /** Where the case waited for each step with the fewest gates shut. */
  readonly offered = new Map<string, { readonly node: Node; readonly shut: Offered['shut'] }>();
  /** A few different courses that break an assurance, the shortest first; which of them is shortest in truth shows later. */
  readonly broken = new Map<Assurance, readonly (readonly Move[])[]>();
  /** Where each clock ran first, and the parties that may take the steps which were seen to stop it. */
  readonly running = new Map<string, { readonly title: string; readonly owner: string; readonly node: Node }>();
  readonly stoppers = new Map<string, Set<string>>();
  readonly faults: Faults = new Map();
  readonly ends: Ends;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.ends = new Ends(world);
  }

  seeks(step: Step): boolean {
    return !this.taken.has(step.id);
  }

  state(node: Node, offered: readonly Offered[]): void {
    this.ends.visit(node);
    for (const { step, shut, isAwaited } of offered) {
      if (!isAwaited) continue;
      const best = this.offered.get(step.id);
      if (!best || shut.length < best.shut.length) this.offered.set(step.id, { node, shut });
    }
  }

  transition(from: Node, made: Made, toKey: string): void {
    this.ends.visit(from);
    this.ends.lead(from.key, toKey);
    if (made.move === 'wait') return;
    const { id } = made.move.step;
    if (!this.taken.has(id))
      this.taken.set(id, { ...from, spot: made.after, key: toKey, from: { node: from, move: made.move } });
    this.#watchClocks(from, made, made.move.step.who);
    for (const assurance of assurances) {
      if (!brokenBy(this.#world, assurance, from.spot, made)) continue;
      const paths = [...(this.broken.get(assurance) ?? []), [...pathTo(from), made.move]];
      const different = new Map(paths.toSorted((x, y) => y.length - x.length).map((path) => [stepsOf(path), path]));
      this.broken.set(assurance, [...different.values()].toReversed().slice(0, mostCourses));
    }
  }

  broke(node: Node, fault: LawBroke): void {
    if (!this.faults.has(fault.step)) this.faults.set(fault.step, { node, fault });
  }

  #watchClocks(from: Node, made: Made, who: readonly string[]): void {
    const after = timersOf(made.after, this.#world.playbook);
    for (const { id, title, owner, metAt } of timersOf(from.spot, this.#world.playbook)) {
      if (metAt) continue;
      if (!this.running.has(id)) this.running.set(id, { title, owner, node: from });
      const isStopped = after.find((timer) => timer.id === id)?.metAt !== undefined;
      if (isStopped) this.stoppers.set(id, new Set([...(this.stoppers.get(id) ?? []), ...who]));
    }
  }
}

/** The sentence of an assurance that a move breaks; undefined when it keeps it. */
export function brokenBy(world: World, assurance: Assurance, { state, now }: Spot, made: Made): string | undefined {
  const { playbook, facts } = world;
  for (const event of made.events) {
    const found = assurance.broken({ before: state, event, now, playbook, teamSize: facts.team.length });
    if (found) return found;
  }
  return undefined;
}
