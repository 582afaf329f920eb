import { projectOf } from '../../app/books.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { ScenarioStep } from '../../formats/scenario/schema.ts';
import { answerOfPage, type DoorAnswer } from './answer.ts';
import type { Page } from './browser.ts';
import { type Player, roomIsOpen, signIn } from './cast.ts';
import { formsOf } from './html-form.ts';
import { typedFrom } from './references.ts';
import { caseOf, referenceFor, type World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

/** The pages on which a reporter's steps stand under short addresses. */
const roomForms: Readonly<Record<string, string>> = {
  'send-message': '/r/reply',
  'answer-date': '/r/date',
  'choose-credit': '/r/credit',
  'record-exposure': '/r/public',
};

/** Opens a page and sends one of its forms. */
async function fill(
  player: Player,
  path: string,
  action: string | readonly string[],
  input: Input,
): Promise<DoorAnswer> {
  const page = await player.browser.visit(path);
  if (page.status >= 400) return answerOfPage(page);
  const wanted = typeof action === 'string' ? [action] : action;
  const there = formsOf(page.html).map((form) => form.action);
  const chosen = wanted.find((one) => there.includes(one)) ?? wanted[0]!;
  return answerOfPage(await player.browser.submit(page, chosen, typedFrom(input)));
}

/** Sends a report through the form and keeps the ten words that the receipt shows. */
export async function reportByForm(player: Player, input: Input): Promise<DoorAnswer> {
  const page = await player.browser.visit('/report');
  const receipt = await player.browser.submit(page, '/report', typedFrom(input));
  const list = /<ol class="words"[^>]*>([\s\S]*?)<\/ol>/.exec(receipt.html)?.[1] ?? '';
  const words = [...list.matchAll(/<li[^>]*>([^<]+)<\/li>/g)].map((found) => found[1]!.trim());
  if (words.length > 0) player.key = words.join(' ');
  const answer = answerOfPage(receipt);
  return { ...answer, done: answer.done && words.length > 0 };
}

/** Types the ten words at the door of the room and reads what stands there. */
export async function enterRoom({ stage }: World, player: Player): Promise<Page> {
  if (!player.key) throw new Error(`${player.actor.name} has no key: a report has to come first.`);
  const door = await player.browser.visit('/r/');
  const room = await player.browser.submit(door, '/r/', { key: player.key });
  if (room.status < 400) player.enteredAt = stage.clock.now();
  return room;
}

/** Applies for the list: the answers to each criterion have a box of their own, and the policy is accepted by asking. */
export async function applyByForm(player: Player, input: Input): Promise<DoorAnswer> {
  const { name, organisation, address } = player.actor;
  const given = { name: organisation, contactName: name, contactAddress: address, accepted: true, ...input };
  return fill(player, '/join', '/join', given);
}

/** A step about a distributor on the page of the team, or the word of a voucher on the member's own page. */
export async function membershipByForm(
  world: World,
  player: Player,
  verb: string,
  on: string,
  input: Input,
): Promise<DoorAnswer> {
  await signIn(world.stage, player);
  if (verb === 'vouch') return fill(player, `/partner/vouch/${on}`, `/partner/vouch/${on}`, { answer: verb, ...input });
  const page = `/desk/distributors/${on}`;
  return fill(player, page, `${page}/steps/${verb}`, input);
}

/** Opens a page as the player: whoever has an account is signed in. */
export async function lookAt(world: World, player: Player, path: string): Promise<DoorAnswer> {
  if (player.account !== undefined) await signIn(world.stage, player);
  return answerOfPage(await player.browser.visit(path));
}

/** Takes a step of the case on the page where this player finds it. */
export async function stepByForm(world: World, player: Player, step: ScenarioStep, input: Input): Promise<DoorAnswer> {
  const id = step.do;
  if (player.actor.is === 'reporter') {
    if (!roomIsOpen(world.stage, player)) await enterRoom(world, player);
    return fill(player, '/r/room', [`/r/room/steps/${id}`, roomForms[id] ?? ''], input);
  }
  await signIn(world.stage, player);
  if (player.actor.is === 'distributor') {
    const page = `/partner/notices/${await referenceFor(world, player)}`;
    return fill(player, page, `${page}/steps/${id}`, input);
  }
  const page = `/desk/cases/${(await caseOf(world)).case.number}`;
  return fill(player, page, `${page}/steps/${id}`, input);
}

/** An administrator adopts the playbook in force once more, with some keys changed. */
export async function adoptByForm(world: World, player: Player, changes: Input): Promise<DoorAnswer> {
  const { house, project } = world.stage;
  await signIn(world.stage, player);
  const owner = await house.store.readTx(project, (tx) => projectOf(tx, house.root));
  const inForce: Record<string, unknown> = { ...playbookInForce(owner) };
  for (const [key, value] of Object.entries(changes)) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    inForce[key] = isGroup ? { ...(inForce[key] as object), ...value } : value;
  }
  return fill(player, '/desk/project', '/desk/project/playbook', { playbook: JSON.stringify(inForce) });
}

/** An administrator says which release lines are supported from now on. */
export async function linesByForm(world: World, player: Player, input: Input): Promise<DoorAnswer> {
  await signIn(world.stage, player);
  return fill(player, '/desk/project', '/desk/project/lines', input);
}
