import type { z } from 'zod';
import type { FieldLook } from '../fields.ts';
import { type Instant, sayInstant } from '../instant.ts';
import type { Step } from '../step.ts';
import { draw } from './draws.ts';
import type { Node } from './explore.ts';
import { timersOf } from './key.ts';
import { type Made, type Move, make, placeOf, unlessBroken } from './moves.ts';
import { nameOf, type Spot, type World } from './world.ts';

/** The moves from the report to a state. */
export function pathTo(node: Node): readonly Move[] {
  const path: Move[] = [];
  for (let at: Node | undefined = node; at?.from; at = at.from.node) path.unshift(at.from.move);
  return path;
}

/** Does the moves one after the other. @returns undefined when the law refuses one of them */
export function replay(world: World, path: readonly Move[]): readonly Made[] | undefined {
  const made: Made[] = [];
  for (const move of path) {
    const next = make(world, made.at(-1)?.after ?? world.start, move);
    if (!next) return undefined;
    made.push(next);
  }
  return made;
}

/**
 * A part of a path that still shows what it shows: no move of it can be left out.
 * @param shows judges the moves with what followed from them, and where they began
 */
export function reduced(
  world: World,
  path: readonly Move[],
  shows: (made: readonly Made[]) => boolean,
): readonly Move[] {
  let kept = path;
  for (let size = Math.ceil(path.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = kept.length - size; at >= 0; at -= size) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (isShown(world, fewer, shows)) kept = fewer;
    }
  }
  return kept.length < path.length ? reduced(world, kept, shows) : kept;
}

function isShown(world: World, path: readonly Move[], shows: (made: readonly Made[]) => boolean): boolean {
  const made = unlessBroken(() => replay(world, path));
  return made !== undefined && shows(made);
}

/** A path as sentences: who does what, from the report on. */
export function sentences(world: World, path: readonly Move[]): readonly string[] {
  const told = ['the reporter: Send a report (receive-report)'];
  let spot: Spot = world.start;
  for (const move of path) {
    const made = make(world, spot, move);
    told.push(move === 'wait' ? sayWait(world, made?.after.now ?? spot.now, spot) : sayStep(world, spot, move));
    if (made) spot = made.after;
  }
  return told;
}

function sayStep(world: World, spot: Spot, { step, actor, tape }: Exclude<Move, 'wait'>): string {
  const input = draw(step.command, placeOf(world, spot, actor), tape) ?? {};
  const shown = Object.entries(input).flatMap(([name, value]) =>
    tells(step, name) ? [`${name} ${sayValue(value)}`] : [],
  );
  return `${nameOf(actor)}: ${step.title} (${step.id}${shown.length > 0 ? `: ${shown.join(', ')}` : ''})`;
}

const telling: readonly FieldLook['kind'][] = ['select', 'checkbox', 'datetime'];

function tells(step: Step, name: string): boolean {
  const look = (step.input.shape[name] as z.ZodType | undefined)?.meta() as FieldLook | undefined;
  return name === 'line' || telling.includes(look?.kind);
}

const sayValue = (value: unknown): string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? sayInstant(value as Instant) : String(value);

function sayWait(world: World, until: Instant, spot: Spot): string {
  const due = timersOf(spot, world.playbook).filter((timer) => !timer.metAt && timer.dueAt <= until);
  const late = due.length > 0 ? `; due by then: ${due.map((timer) => timer.id).join(', ')}` : '';
  return `time passes until ${sayInstant(until)}${late}`;
}
