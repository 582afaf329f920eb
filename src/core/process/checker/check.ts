import { stepById, steps } from '../index.ts';
import type { Playbook } from '../playbook.ts';
import type { Step } from '../step.ts';
import { type Bounds, type Extent, explore } from './explore.ts';
import { aroundGates, broken, deadEnds, type Finding, findingsOf, unreachable, withoutOwner } from './findings.ts';
import { type Reach, reach, usualReach } from './reach.ts';
import { Sightings } from './sightings.ts';
import { pathTo, sentences } from './trace.ts';
import { type World, worldOf } from './world.ts';

/** A step of the process as a check found it. */
export interface StepReport {
  readonly id: string;
  /** A course that ends with it, as sentences. */
  readonly course?: readonly string[];
  /** The key of the playbook that switches it off, or the step without which it never comes. */
  readonly offBy?: string;
}

/** What the exploration of a playbook came to. */
export interface CheckReport {
  readonly worlds: readonly (Extent & { readonly world: string })[];
  readonly findings: readonly Finding[];
  /** Every step in the order of the process; one with neither course nor key is in a finding, or behind a broken law. */
  readonly steps: readonly StepReport[];
}

/** So far the checker goes: what a person can wait for, and far beside the road. */
export const usualBounds: Bounds = { states: 3_000, departures: 1 };

/**
 * Explores a playbook's finite abstraction (docs/decisions/0017-model-checker.md). Equal playbooks, equal reports.
 * @param far how far is looked for a step that the exploration did not see
 */
export function checkPlaybook(playbook: Playbook, bounds: Bounds = usualBounds, far: Reach = usualReach): CheckReport {
  const [world, seen, extent] = walk(worldOf(playbook), bounds);
  const [empty, seenThere, extentThere] = walk(worldOf(playbook, 0), {
    states: Math.min(bounds.states, 400),
    departures: 1,
  });
  const goals = steps.filter(
    (step) => !seen.taken.has(step.id) && !seenThere.taken.has(step.id) && !offBy(step, playbook),
  );
  const crowded = worldOf(playbook, 1, 1);
  const reached = reach(crowded, goals, [...seen.taken.values()], far);
  const found = new Map<string, Finding>();
  const note = (findings: readonly Finding[]): void => {
    for (const each of findings) if (isNew(each.rule)(each.about)) found.set(nameOf(each.rule, each.about), each);
  };
  const isNew = (rule: Finding['rule']) => (about: string) => !found.has(nameOf(rule, about));
  note(broken(world, seen.faults));
  note(broken(empty, seenThere.faults, isNew('broken law')));
  note(broken(crowded, reached.faults, isNew('broken law')));
  // Where the law breaks, what lies behind is out of sight, which says nothing of the playbook.
  const never = found.size > 0 ? [] : unreachable(crowded, goals, seen, reached);
  note(findingsOf(world, seen));
  note(never);
  note(aroundGates(empty, seenThere, isNew('around a gate')));
  note(deadEnds(empty, seenThere));
  note(withoutOwner(empty, seenThere, (about) => !seen.running.has(about)));
  const courseOf = (step: Step): readonly string[] | undefined => {
    const course = reached.courses.get(step);
    if (course) return sentences(crowded, course);
    const there = seenThere.taken.get(step.id);
    const node = seen.taken.get(step.id);
    return node ? sentences(world, pathTo(node)) : there && sentences(empty, pathTo(there));
  };
  return {
    worlds: [
      { world: 'one distributor on the list', ...extent },
      { world: 'nobody on the list', ...extentThere },
    ],
    findings: [...found.values()],
    steps: steps.map((step) => {
      const [course, key] = [courseOf(step), offBy(step, playbook)];
      return { id: step.id, ...(course ? { course } : key ? { offBy: key } : {}) };
    }),
  };
}

const nameOf = (rule: Finding['rule'], about: string): string => `${rule}: ${about}`;

/** What keeps a step out of every case of a playbook by its own words. */
function offBy(step: Step, playbook: Playbook): string | undefined {
  const before = step.follows === undefined ? undefined : stepById(step.follows);
  return step.offBy?.(playbook) ?? before?.offBy?.(playbook);
}

function walk(world: World, bounds: Bounds): readonly [World, Sightings, Extent] {
  const seen = new Sightings(world);
  return [world, seen, explore(world, bounds, seen)];
}
