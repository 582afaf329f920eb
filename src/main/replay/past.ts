import { type Actor, roles } from '../../core/access/actor.ts';
import { stepById } from '../../core/process/index.ts';
import type { Act, PastCase } from '../../core/process/simulate.ts';
import { isVerb, type ScenarioStep } from '../../formats/scenario/schema.ts';
import type { Player } from './cast.ts';
import { resolve } from './references.ts';
import { captured, caseNumbers, caseOf, type World } from './world.ts';

/** An act with the number of the case that it was in. */
export type ActIn = Act & { readonly number: string };

/**
 * What a player is about to try in the case of the story, and what lies around that case, so that the whole can be judged
 * again under another playbook. Undefined for what is no step of a case, or names what does not exist.
 */
export async function actAhead(world: World, step: ScenarioStep): Promise<ActIn | undefined> {
  const player = world.cast.get(step.by)!;
  const number = step.in === undefined || step.in === 'newest' ? world.number : world.cast.get(step.in)?.reported;
  const known = stepById(step.do);
  if (number === undefined || isVerb(step.do) || !known) return undefined;
  const { case: state, facts, seq, now } = await caseOf({ ...world, number });
  const actor = actorOf(player, state.reporter);
  const input = await captured({ ...world, number })
    .then((found) => resolve(step.with, found))
    .catch(() => undefined);
  if (!actor || input === undefined) return undefined;
  const { team, distributors, takenAdvisoryIds, supportedLines, playbooks } = facts;
  const around = {
    team,
    distributors,
    takenAdvisoryIds: takenAdvisoryIds ?? [],
    supportedLines: supportedLines ?? [],
    playbooks: playbooks?.map(({ name, version }) => ({ name, version })) ?? [],
  };
  return { number, at: now, seq, actor, command: { ...(input as object), type: known.command }, facts: around };
}

function actorOf({ actor, account, organisation }: Player, reporter: string): Actor | undefined {
  if (actor.is === 'reporter') return { kind: 'reporter', person: reporter };
  if (account === undefined) return undefined;
  if (actor.is === 'distributor') return organisation ? { kind: 'distributor', id: account, organisation } : undefined;
  return { kind: 'account', id: account, roles: roles.filter((role) => actor.roles.includes(role)) };
}

/** Every case of the story with its whole book, for `tidegate playbook simulate`. */
export async function pastCases(world: World, acts: readonly ActIn[]): Promise<PastCase[]> {
  const past: PastCase[] = [];
  for (const number of await caseNumbers(world)) {
    const { timeline, project } = await caseOf({ ...world, number });
    const mine = acts.filter((act) => act.number === number).map(({ number: _, ...act }) => act);
    past.push({ number, events: timeline, playbooks: project.playbooks, acts: mine });
  }
  return past;
}
