import { steps } from '../index.ts';
import type { Playbook } from '../playbook.ts';
import { type Bounds, type Extent, explore } from './explore.ts';
import { aroundGates, deadEnds, type Finding, findingsOf } from './findings.ts';
import { Sightings } from './sightings.ts';
import { type World, worldOf } from './world.ts';

/** What the exploration of a playbook came to. */
export interface CheckReport {
  readonly worlds: readonly (Extent & { readonly world: string })[];
  readonly findings: readonly Finding[];
  readonly taken: readonly string[];
  /** The playbook switches them off, or only longer courses lead to them. */
  readonly notTaken: readonly string[];
}

/** So far the checker goes: what a person can wait for, and far beside the road. */
export const usualBounds: Bounds = { states: 2_000, departures: 1 };

/** Explores a playbook's finite abstraction (docs/decisions/0017-model-checker.md). Equal playbooks, equal reports. */
export function checkPlaybook(playbook: Playbook, bounds: Bounds = usualBounds): CheckReport {
  const [world, seen, extent] = walk(worldOf(playbook), bounds);
  const [empty, seenThere, extentThere] = walk(worldOf(playbook, 0), {
    states: Math.min(bounds.states, 400),
    departures: 1,
  });
  const first = findingsOf(world, seen);
  const isNew = (finding: Finding) => !first.some((old) => old.rule === finding.rule && old.about === finding.about);
  const ids = steps.map((step) => step.id);
  return {
    worlds: [
      { world: 'one distributor on the list', ...extent },
      { world: 'nobody on the list', ...extentThere },
    ],
    findings: [...first, ...[...aroundGates(empty, seenThere), ...deadEnds(empty, seenThere)].filter(isNew)],
    taken: ids.filter((id) => seen.taken.has(id)),
    notTaken: ids.filter((id) => !seen.taken.has(id)),
  };
}

function walk(world: World, bounds: Bounds): readonly [World, Sightings, Extent] {
  const seen = new Sightings(world);
  return [world, seen, explore(world, bounds, seen)];
}
