import { keyOf } from './key.ts';
import { type Made, type Move, make, movesFrom, nameOfMove, pass, unlessBroken } from './moves.ts';
import { reduced, replay } from './trace.ts';
import type { Spot, World } from './world.ts';

/** Whether a course shows something with its last move; told from that move and the one before it. */
export type Shows = (made: readonly Made[]) => boolean;

/**
 * What is known of a course's length.
 * `shortest`: no course with fewer moves shows the same by its steps, each at most as often, in any order with any input.
 * `shortest of its moves`: the same of courses that take its steps with the inputs that it has.
 * `nothing to spare`: no move of it can be left out, and shorter courses were not all looked at.
 */
export type Proof = 'shortest' | 'shortest of its moves' | 'nothing to spare';

export interface Proven {
  readonly path: readonly Move[];
  readonly proof: Proof;
}

/** How many moves are tried in the search for a shorter course. */
const mostTried = 12_000;

/**
 * The shortest course that shows something, as far as that can be told.
 * @param paths courses that show it
 */
export function shortest(world: World, paths: readonly (readonly Move[])[], shows: Shows): Proven {
  const cut = paths.map((path) => varied(world, reduced(world, path, shows), shows));
  const least = cut.reduce((a, b) => (b.length < a.length ? b : a));
  const own = new Set(least.map(nameOfMove));
  const ofMoves = shorter(world, least, shows, (move) => own.has(nameOfMove(move)));
  const path = ofMoves.path ?? least;
  const ofSteps = shorter(world, path, shows, () => true);
  if (ofSteps.isWhole) return { path: ofSteps.path ?? path, proof: 'shortest' };
  return { path, proof: ofMoves.isWhole ? 'shortest of its moves' : 'nothing to spare' };
}

/** A path cut further by another input of one of its steps, after which some of the others may be needless. */
function varied(world: World, path: readonly Move[], shows: Shows): readonly Move[] {
  for (const [at, move] of path.entries()) {
    if (move === 'wait') continue;
    const before = replay(world, path.slice(0, at));
    const spot = before?.at(-1)?.after ?? world.start;
    const others = movesAt(world, { spot, left: new Map([[move.step.id, 1]]) });
    for (const other of others.filter((each) => nameOfMove(each.move) !== nameOfMove(move))) {
      const made = replayed(world, [...path.slice(0, at), other.move, ...path.slice(at + 1)]);
      if (made.length >= path.length || !shows(made)) continue;
      return varied(
        world,
        reduced(
          world,
          made.map((each) => each.move),
          shows,
        ),
        shows,
      );
    }
  }
  return path;
}

/** What comes of a path without the moves that the law refuses on it, or breaks at. */
function replayed(world: World, path: readonly Move[]): readonly Made[] {
  const done: Made[] = [];
  for (const move of path) {
    const made = unlessBroken(() => make(world, done.at(-1)?.after ?? world.start, move));
    if (made) done.push(made);
  }
  return done;
}

/** How often each step, and time, may be taken. */
type Counts = ReadonlyMap<string, number>;

interface Place {
  readonly spot: Spot;
  readonly left: Counts;
  readonly by?: Made;
  readonly from?: Place;
}

interface Shorter {
  readonly path?: readonly Move[];
  /** Whether all courses with fewer moves, or with as many as the path, were looked at. */
  readonly isWhole: boolean;
}

/** Breadth first through every order of the steps, so that the first course that shows it has the fewest moves. */
function shorter(world: World, than: readonly Move[], shows: Shows, isTried: (move: Move) => boolean): Shorter {
  if (than.length > 0 && shows([])) return { path: [], isWhole: true };
  // Of places alike only those count from which more may still be taken than from every earlier one.
  const known = new Map<string, readonly Counts[]>();
  let tried = 0;
  let level: readonly Place[] = [{ spot: world.start, left: countsIn(than) }];
  for (let moves = 1; moves < than.length; moves += 1) {
    const next: Place[] = [];
    for (const place of level) {
      for (const made of movesAt(world, place).filter(({ move }) => isTried(move))) {
        tried += 1;
        if (tried > mostTried) return { isWhole: false };
        if (shows(place.by ? [place.by, made] : [made])) return { path: [...pathTo(place), made.move], isWhole: true };
        const after: Place = { spot: made.after, left: less(place.left, made.move), by: made, from: place };
        const key = keyOf(made.after, world.playbook);
        const before = known.get(key) ?? [];
        if (before.some((each) => holds(each, after.left))) continue;
        known.set(key, [...before, after.left]);
        next.push(after);
      }
    }
    level = next;
  }
  return { isWhole: true };
}

function movesAt(world: World, { spot, left }: Place): readonly Made[] {
  const wait = (left.get('wait') ?? 0) > 0 ? pass(world, spot) : undefined;
  const { made } = unlessBroken(() => movesFrom(world, spot, (step) => (left.get(step.id) ?? 0) > 0)) ?? { made: [] };
  return wait ? [...made, wait] : made;
}

const stepOf = (move: Move): string => (move === 'wait' ? move : move.step.id);

const countsIn = (path: readonly Move[]): Counts =>
  new Map([...Map.groupBy(path, stepOf)].map(([id, moves]) => [id, moves.length]));

const less = (counts: Counts, move: Move): Counts =>
  new Map(counts).set(stepOf(move), (counts.get(stepOf(move)) ?? 0) - 1);

const holds = (more: Counts, fewer: Counts): boolean => [...fewer].every(([id, n]) => (more.get(id) ?? 0) >= n);

function pathTo(place: Place): readonly Move[] {
  const path: Move[] = [];
  for (let at: Place | undefined = place; at?.by; at = at.from) path.unshift(at.by.move);
  return path;
}
