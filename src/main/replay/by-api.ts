import { randomUUID } from 'node:crypto';
import type { ScenarioStep } from '../../formats/scenario/schema.ts';
import { toApi } from '../../http/api-shape.ts';
import { answerOfApi, type DoorAnswer } from './answer.ts';
import { type Player, tokenOf } from './cast.ts';
import { caseOf, referenceFor, type World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

/** Who asks, as the API wants to be told. */
async function authorization(world: World, player: Player): Promise<Readonly<Record<string, string>>> {
  if (player.actor.is === 'reporter') return player.key ? { Authorization: `Reporter ${player.key}` } : {};
  if (player.account === undefined) return {};
  return { Authorization: `Bearer ${await tokenOf(world.stage, player)}` };
}

async function call(world: World, player: Player, path: string, input: Input) {
  const response = await fetch(`${world.stage.baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      // One for each act, as a careful program sends it; only what cannot be taken back demands it.
      'Idempotency-Key': randomUUID(),
      ...(await authorization(world, player)),
    },
    body: JSON.stringify(toApi(input)),
  });
  return answerOfApi(response);
}

/** Sends a report through the API and keeps the ten words of the answer. */
export async function reportByApi(world: World, player: Player, input: Input): Promise<DoorAnswer> {
  const answer = await call(world, player, '/reports', input);
  if (answer.done && typeof answer.body.key === 'string') player.key = answer.body.key;
  return answer;
}

/** Applies for the list of distributors. */
export async function applyByApi(world: World, player: Player, input: Input): Promise<DoorAnswer> {
  const { name, organisation, address } = player.actor;
  const given = { name: organisation, contactName: name, contactAddress: address, accepted: true, ...input };
  return call(world, player, '/distributors/applications', given);
}

/** A step of the team about a distributor. */
export async function membershipByApi(
  world: World,
  player: Player,
  verb: string,
  on: string,
  input: Input,
): Promise<DoorAnswer> {
  return call(world, player, `/distributors/${on}/steps/${verb}`, input);
}

/** Takes a step of the case at the address under which this player knows it. */
export async function stepByApi(world: World, player: Player, step: ScenarioStep, input: Input): Promise<DoorAnswer> {
  if (player.actor.is === 'reporter') return call(world, player, `/room/steps/${step.do}`, input);
  if (player.actor.is === 'distributor') {
    return call(world, player, `/notices/${await referenceFor(world, player)}/steps/${step.do}`, input);
  }
  return call(world, player, `/cases/${(await caseOf(world)).case.number}/steps/${step.do}`, input);
}
