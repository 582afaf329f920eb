import { isVerb, type ScenarioStep, type Verb } from '../../formats/scenario/schema.ts';
import { answerOfPage, type DoorAnswer } from './answer.ts';
import { applyByApi, membershipByApi, reportByApi, stepByApi } from './by-api.ts';
import {
  adoptByForm,
  applyByForm,
  enterRoom,
  linesByForm,
  lookAt,
  membershipByForm,
  reportByForm,
  stepByForm,
} from './by-form.ts';
import type { Player } from './cast.ts';
import { resolve } from './references.ts';
import { captured, followNewestCase, followOrganisation, turnTo, type World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

const nothing: DoorAnswer = { status: 200, done: true, held: [], text: '' };

/** Lets an actor do what the step says, through the door that it names. @throws Error when the step cannot even be tried */
export async function perform(world: World, step: ScenarioStep): Promise<DoorAnswer> {
  const player = world.cast.get(step.by)!;
  if (step.in !== undefined) await turnTo(world, step.in);
  const known = await captured(world);
  // A distributor opens the notice that it was sent last, without having to know its id.
  const opens = player.actor.is === 'distributor' && step.do === 'open-notice' && known.notice?.id;
  const input = resolve({ ...(opens ? { notice: opens } : {}), ...step.with }, known) as Input;
  const via = step.via ?? player.actor.via;
  if (!isVerb(step.do)) {
    return via === 'api' ? stepByApi(world, player, step, input) : stepByForm(world, player, step, input);
  }
  return performVerb(world, player, step, step.do, input, via);
}

async function performVerb(
  world: World,
  player: Player,
  step: ScenarioStep,
  verb: Verb,
  input: Input,
  via: 'form' | 'api',
): Promise<DoorAnswer> {
  switch (verb) {
    case 'wait':
      return nothing;
    case 'look':
      return lookAt(world, player, String(input.path ?? '/'));
    case 'enter':
      return answerOfPage(await enterRoom(world, player));
    case 'report': {
      const answer = via === 'api' ? await reportByApi(world, player, input) : await reportByForm(player, input);
      if (answer.done) {
        await followNewestCase(world);
        if (world.number !== undefined) player.reported = world.number;
      }
      return answer;
    }
    case 'adopt':
      return adoptByForm(world, player, input);
    case 'lines':
      return linesByForm(world, player, input);
    case 'apply': {
      const answer = via === 'api' ? await applyByApi(world, player, input) : await applyByForm(player, input);
      if (answer.done) await followOrganisation(world, player);
      return answer;
    }
    default: {
      const about = world.cast.get(step.on ?? '')!;
      if (about.organisation === undefined) throw new Error(`${about.actor.name} has not applied yet.`);
      const door = via === 'api' && verb !== 'vouch' ? membershipByApi : membershipByForm;
      const answer = await door(world, player, verb, about.organisation, input);
      if (answer.done) await followOrganisation(world, about);
      return answer;
    }
  }
}
