import { steps } from '../index.ts';
import type { Step } from '../step.ts';
import { timersOf } from './key.ts';
import { type Made, type Move, movesFrom, type Offered, unlessBroken } from './moves.ts';
import type { Nearest, Reached } from './reach.ts';
import { type Proof, type Proven, shortest } from './shortest.ts';
import { brokenBy, type Faults, type Sightings } from './sightings.ts';
import { pathTo, reduced, replay, sentences } from './trace.ts';
import type { Spot, World } from './world.ts';

/** One thing that is wrong with a playbook, with a course of a case that shows it. */
export interface Finding {
  readonly rule: 'around a gate' | 'unreachable step' | 'clock without an owner' | 'dead end' | 'broken law';
  /** The assurance, step or clock that it is about. */
  readonly about: string;
  readonly clause: string;
  readonly sentence: string;
  readonly trace: readonly string[];
  /** How far the course is known to be the shortest. */
  readonly proof: Proof;
}

const mostDeadEnds = 3;
const told = (world: World, { path, proof }: Proven) => ({ trace: sentences(world, path), proof });
const endOf = (world: World, made: readonly Made[]): Spot => made.at(-1)?.after ?? world.start;

/** What a walk came to, the gravest first. */
export function findingsOf(world: World, seen: Sightings): readonly Finding[] {
  return [...aroundGates(world, seen), ...deadEnds(world, seen), ...withoutOwner(world, seen)];
}

/** @param isNew whether a finding about this is still wanted: the search for the shortest course is what takes long */
export function aroundGates(world: World, seen: Sightings, isNew = (_about: string) => true): readonly Finding[] {
  const wanted = [...seen.broken].filter(([{ id }]) => isNew(id));
  return wanted.map(([assurance, paths]) => {
    const says = (made: readonly Made[]): string | undefined =>
      made.length > 0 ? brokenBy(world, assurance, endOf(world, made.slice(0, -1)), made.at(-1)!) : undefined;
    const least = shortest(world, paths, (made) => says(made) !== undefined);
    const sentence = says(replay(world, least.path)!)!;
    return {
      rule: 'around a gate',
      about: assurance.id,
      clause: assurance.clause,
      sentence,
      ...told(world, least),
    };
  });
}

/**
 * Steps that the playbook has and that no course took. One finding tells of the first: what a case waits for before the
 * rest, since what comes after it is out of reach with it.
 * @param world in which the steps were searched for
 */
export function unreachable(world: World, missing: readonly Step[], seen: Sightings, reached: Reached): Finding[] {
  const never = missing.filter((step) => !reached.courses.has(step));
  const first = never.find((step) => step.moves && seen.offered.has(step.id)) ?? never[0];
  if (!first) return [];
  const nearest = seen.offered.get(first.id) ?? reached.nearest.get(first);
  const others = never.filter((step) => step !== first).map((step) => step.id);
  const more = others.length > 0 ? ` Not taken either: ${others.join(', ')}.` : '';
  const sentence = `No course takes “${first.title}” under this playbook. ${whyNever(nearest?.shut)}${more}`;
  const course: Proven = nearest ? nearestCourse(world, first, nearest) : { path: [], proof: 'shortest' };
  return [{ rule: 'unreachable step', about: first.id, clause: first.clause, sentence, ...told(world, course) }];
}

function whyNever(shut: Offered['shut'] | undefined): string {
  if (!shut) return 'It belongs to no state that was seen.';
  return shut.map((gate) => `${gate.id}: ${gate.sentence}`).join(' ') || 'There is no input that the law would take.';
}

/** What is offered at a spot; nothing where the law throws, which is a finding of its own. */
const openings = (world: World, spot: Spot, isWanted?: (step: Step) => boolean): readonly Offered[] =>
  unlessBroken(() => movesFrom(world, spot, isWanted).offered) ?? [];

function nearestCourse(world: World, step: Step, { node, shut }: Nearest): Proven {
  const idsOf = (gates: Offered['shut']) => gates.map((gate) => gate.id).join();
  const isOffered = (made: readonly Made[]) =>
    openings(world, endOf(world, made), (each) => each === step).some((o) => idsOf(o.shut) === idsOf(shut));
  return shortest(world, [pathTo(node)], isOffered);
}

/** A clock is owned when somebody holds the role of its owner and that role may take a step that stops the clock. */
export function withoutOwner(world: World, seen: Sightings, isNew = (_about: string) => true): readonly Finding[] {
  const held = new Set<string>(world.facts.team.flatMap((member) => member.roles));
  const wanted = [...seen.running].filter(([id]) => isNew(id));
  return wanted.flatMap(([id, { title, owner, node }]) => {
    const named = steps.filter((step) => step.clock === id).flatMap((step) => step.who);
    const stoppers = new Set<string>([...(seen.stoppers.get(id) ?? []), ...named]);
    // A clock that was not seen to stop may stop further on: of it nothing is claimed.
    if (held.has(owner) && (stoppers.has(owner) || stoppers.size === 0)) return [];
    const why = held.has(owner)
      ? `may take none of the steps that stop it; these may: ${[...stoppers].join(', ')}`
      : 'is no role that anybody of the team can hold';
    const isRunning = (made: readonly Made[]) =>
      timersOf(endOf(world, made), world.playbook).some((timer) => timer.id === id && !timer.metAt);
    const least = shortest(world, [pathTo(node)], isRunning);
    const sentence = `The clock “${title}” (${id}) has no owner: “${owner}” ${why}.`;
    return [{ rule: 'clock without an owner' as const, about: id, clause: 'R89', sentence, ...told(world, least) }];
  });
}

export function deadEnds(world: World, seen: Sightings): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const node of seen.ends.dead()) {
    if (found.size >= mostDeadEnds) break;
    const least = reduced(world, pathTo(node), (made) => !seen.ends.finishes(endOf(world, made)));
    const trace = sentences(world, least);
    const about = lastStep(least);
    if (found.has(about)) continue;
    const offered = openings(world, endOf(world, replay(world, least)!));
    const shut = offered.filter((each) => each.shut.length > 0).map((each) => `${each.step.id} (${each.shut[0]!.id})`);
    const waits = shut.length > 0 ? ` Shut for everybody: ${shut.join(', ')}.` : '';
    const sentence = `From here nobody can bring the case to its end, and no passing of time helps.${waits}`;
    found.set(about, {
      rule: 'dead end',
      about,
      clause: 'design: every case can be closed',
      sentence,
      trace,
      proof: 'nothing to spare',
    });
  }
  return [...found.values()];
}

export function broken(world: World, faults: Faults, isNew = (_about: string) => true): readonly Finding[] {
  const wanted = [...faults].filter(([step]) => isNew(step.id));
  return wanted.map(([step, { node, fault }]) => {
    const breaks = (made: readonly Made[]) => isBreaking(world, endOf(world, made), step);
    return {
      ...{ rule: 'broken law' as const, about: step.id, clause: 'house rule' },
      sentence: `At “${step.title}” the law throws instead of answering: ${fault.message}`,
      ...told(world, shortest(world, [pathTo(node)], breaks)),
    };
  });
}

const isBreaking = (world: World, spot: Spot, step: Step): boolean =>
  unlessBroken(() => movesFrom(world, spot, (each) => each === step)) === undefined;

function lastStep(path: readonly Move[]): string {
  const last = path.at(-1);
  return last === undefined ? 'receive-report' : last === 'wait' ? 'time' : last.step.id;
}
