import type { Actor } from '../core/access/actor.ts';
import { type Command, isRefusal } from '../core/case/decide.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { accept } from '../core/distributors/steps/accept.ts';
import { askAddress } from '../core/distributors/steps/ask-address.ts';
import { inviteContact as invite } from '../core/distributors/steps/invite-contact.ts';
import { leave } from '../core/distributors/steps/leave.ts';
import { resendLink } from '../core/distributors/steps/resend-link.ts';
import { takeOff } from '../core/distributors/steps/take-off.ts';
import { organisationRef } from './books.ts';
import { gatehouseOf, type House } from './house.ts';
import { closeAccount } from './identity/account.ts';
import { inviteAccount } from './identity/invite-account.ts';
import { plan, toDelivery } from './letters.ts';
import { askFirst, handleOrganisation, type OrganisationHandled } from './organisations.ts';
import { readSheet } from './persons.ts';
import { takeBook } from './record.ts';
import { sendNewLink } from './resend-link.ts';
import { changeAddress } from './roads.ts';
import { contactWayIn } from './way-in.ts';

/**
 * Takes a step of membership with what belongs to it outside the book: an acceptance lets the contact in, with an account
 * for the organisation and a letter with the one-time link by which the contact registers a passkey. Where that fails, the
 * acceptance stands, the refusal is told, and the contact is invited by a step of its own.
 */
export async function takeMembershipStep(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
): Promise<OrganisationHandled> {
  if (command.type === invite.command) return inviteContact(house, project, id, command, actor);
  if (command.type === resendLink.command) return sendNewLink(house, project, id, command, actor);
  if (command.type === askAddress.command) return changeAddress(house, project, id, command, actor);
  const done = await handleOrganisation(house, project, id, command, actor);
  if (command.type === takeOff.command || command.type === leave.command) {
    return done.kind === 'done' ? shutOut(house, project, done, command, actor) : done;
  }
  if (command.type !== accept.command || done.kind !== 'done' || done.organisation.accounts.length > 0) return done;
  return inviteContact(house, project, id, { type: invite.command }, actor);
}

/** Whoever left a roster loses the way in with it. The law refuses them already: an account that stays open reads nothing. */
async function shutOut(
  house: House,
  project: ProjectId,
  done: Extract<OrganisationHandled, { kind: 'done' }>,
  command: Command,
  actor: Actor,
): Promise<OrganisationHandled> {
  const account = command.type === leave.command && 'id' in actor ? actor.id : String(command.account);
  await closeAccount(gatehouseOf(house, project, ''), account, 'Left the roster.', { kind: 'system' });
  return done;
}

/** Makes an account for an active organisation's contact and sends its one-time link; the law is asked before and after. */
async function inviteContact(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
): Promise<OrganisationHandled> {
  const known = await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book?.state) return undefined;
    const asked = await askFirst(tx, house, book.state, { command, actor });
    const sheet = await readSheet(tx, house.root, book.state.contact);
    return { ...asked, name: sheet?.name ?? '', address: sheet?.address ?? '' };
  });
  if (!known) return { kind: 'not found' };
  if (isRefusal(known.decision)) return { kind: 'refused', refusal: known.decision };
  const gatehouse = gatehouseOf(house, project, known.owner.title);
  const invitation = { name: known.name, address: known.address, roles: [], organisation: id };
  const invited = await inviteAccount(gatehouse, invitation, actor);
  if (isRefusal(invited)) return { kind: 'refused', refusal: invited };
  await sendInvitation(house, project, id, known.playbook.name, invited.account, invited.link.url);
  return handleOrganisation(house, project, id, command, actor, { account: invited.account });
}

async function sendInvitation(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  prefix: string,
  account: string,
  url: string,
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book) return;
    const now = house.now();
    const letter = contactWayIn(book.state!, { prefix, account, url, at: now });
    await plan(tx, house, [toDelivery(house, book.ref, book.key, letter)], now);
  });
}
